import {
  antecedentField,
  commentField,
  itemField,
  outcomeField,
  pointsField,
  profileField,
  ratingField,
} from '../../../core/answers/fields.ts';
import type { Questionnaire } from '../../../core/instrument/questionnaire.ts';
import type { Text } from '../../../core/instrument/text.ts';
import type { About } from '../../../intake/columnPlan.ts';
import type { MappingEntry } from '../../../intake/mapping.ts';
import { nameTarget } from '../../../intake/nameTarget.ts';

/** Something that a column of a file can be, by the name of the form's field or of what stands around the answers. */
export interface Target {
  readonly value: string;
  /** Questions of one kind stand together; what stands around the answers is of none. */
  readonly group: Text | 'points' | 'outcomes' | 'people' | 'around';
  /** The question's number among those of its kind, from 1, and its words; null where the kind itself says all. */
  readonly number: number | null;
  readonly text: Text | null;
  readonly entry: WithoutColumn;
  /** Whether the item itself runs against the others; null for what cannot be turned round. */
  readonly reverse: boolean | null;
}

type WithoutColumn<Entry = MappingEntry> = Entry extends unknown ? Omit<Entry, 'column' | 'audience'> : never;

/** What a person may say of a column beside its questions, the usual ones first. */
const surroundings = [
  ...(['respondent', 'wave', 'submitted', 'duration', 'language', 'source', 'serial'] as const),
  ...(['response', 'token', 'trapped'] as const),
] satisfies readonly About[];

/** Everything that a column can be in a file of answers to a questionnaire. */
export function listTargets(questionnaire: Questionnaire): ReadonlyMap<string, Target> {
  const { items, sides, dimensions, ratings, antecedents, points, outcomes, profile, comments } = questionnaire;
  const statements = antecedents.flatMap((each) => each.items.map((item) => ({ ...item, title: each.title })));
  const plain = { number: null, text: null, reverse: null };
  const targets: readonly Target[] = [
    ...sides.flatMap(({ side, title }) =>
      items.map(({ id, dimension, text, reverse }, index): Target => {
        const entry = { item: id, dimension, side, reverse };
        return { value: itemField(id, side), group: title, number: index + 1, text, entry, reverse };
      }),
    ),
    ...ratings.flatMap(({ side, title }) =>
      dimensions.map(({ id, title: text }, index): Target => {
        const entry = { as: 'rating', dimension: id, side, reverse: false } as const;
        return { value: ratingField(id, side), group: title, number: index + 1, text, entry, reverse: false };
      }),
    ),
    ...statements.map(({ id, text, reverse, title }, index): Target => {
      const entry = { as: 'antecedent', item: id, reverse } as const;
      return { value: antecedentField(id), group: title, number: index + 1, text, entry, reverse };
    }),
    ...(points ? dimensions : []).map(({ id, title: text }): Target => {
      const entry = { as: 'weight', dimension: id } as const;
      return { ...plain, value: pointsField(id), group: 'points', text, entry };
    }),
    ...outcomes.map(({ id, text }): Target => {
      return { ...plain, value: outcomeField(id), group: 'outcomes', text, entry: { as: 'outcome', id } };
    }),
    ...profile.map(({ id, text }): Target => {
      return { ...plain, value: profileField(id), group: 'people', text, entry: { as: 'segment', id } };
    }),
    { ...plain, value: 'segment', group: 'people', entry: { as: 'segment' } },
    ...comments.map(({ id, text }): Target => {
      return { ...plain, value: commentField(id), group: 'people', text, entry: { as: 'comment', id } };
    }),
    ...surroundings.map((about): Target => ({ ...plain, value: about, group: 'around', entry: { as: about } })),
  ];
  return new Map(targets.map((target) => [target.value, target]));
}

/** What an entry of a mapping makes of its column; undefined where that is nothing that the questionnaire asks. */
export function findTarget(
  entry: MappingEntry,
  column: string,
  targets: ReadonlyMap<string, Target>,
): Target | undefined {
  return targets.get(nameTarget(entry, column)) ?? (entry.as === 'segment' ? targets.get('segment') : undefined);
}
