import { importanceScale } from '../core/answers/importance.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Scale } from '../core/instrument/scale.ts';
import type { Problem } from '../core/problem.ts';
import type { Column } from './columnPlan.ts';
import { type AntecedentEntry, type ItemEntry, isItemEntry, type RatingEntry } from './mapping.ts';
import { nameTarget } from './nameTarget.ts';
import type { ResolvedEntry } from './resolveEntries.ts';

export interface Planned {
  readonly column: Column | null;
  readonly problems: readonly Problem[];
  /** True where the questionnaire does not ask for this. */
  readonly isUnused?: boolean;
}

/** How the cells of a field are read. */
type Target = { readonly range?: Scale } & Partial<
  Readonly<Record<'isTurned' | 'isNarrow' | 'isZeroNone' | 'isCounted', boolean>>
>;

/** Where the cells of one column go, or why they cannot. */
export function planColumn({ entry, index, column }: ResolvedEntry, questionnaire: Questionnaire): Planned {
  const field = nameTarget(entry, column);
  const goTo = (target: Target | Problem): Planned => {
    if ('code' in target) return { column: null, problems: [{ ...target, column }] };
    const { range = null, isTurned = false, isNarrow = false, isZeroNone = false, isCounted = false } = target;
    return { column: { index, column, field, range, isTurned, isNarrow, isZeroNone, isCounted }, problems: [] };
  };
  if (isItemEntry(entry)) return goTo(findItem(entry, field, questionnaire));
  switch (entry.as) {
    case 'rating':
      return goTo(findRating(entry, field, questionnaire));
    case 'antecedent':
      return goTo(findStatement(entry, questionnaire));
    case 'weight': {
      const { dimension } = entry;
      if (questionnaire.dimensions.every(({ id }) => id !== dimension))
        return goTo({ code: 'mapping-dimension-unknown', values: { dimension } });
      if (!questionnaire.points) return leaveOut;
      const asked = importanceScale(questionnaire);
      const range = { min: entry.min ?? asked.min, max: entry.max ?? asked.max };
      return goTo({ range, isNarrow: compareScales(range, asked) !== null, isCounted: true });
    }
    case 'outcome': {
      const id = entry.id ?? column;
      const outcome = questionnaire.outcomes.find((known) => known.id === id);
      if (!outcome) return leaveOut;
      const range = { min: entry.min ?? outcome.min, max: entry.max ?? outcome.max };
      return goTo(compareScales(range, outcome) ?? { range: outcome });
    }
    case 'segment':
      return isAsked(questionnaire.profile, entry.id ?? column) ? goTo({}) : leaveOut;
    case 'comment':
      return isAsked(questionnaire.comments, entry.id ?? column) ? goTo({}) : leaveOut;
    case 'ignore':
      return { column: null, problems: [] };
    default:
      return { column: { index, column, about: entry.as }, problems: [] };
  }
}

const leaveOut: Planned = { column: null, problems: [], isUnused: true };

function isAsked(questions: readonly { readonly id: string }[], wanted: string): boolean {
  return questions.some(({ id }) => id === wanted);
}

function findItem(
  { item, side, dimension, reverse }: ItemEntry,
  field: string,
  { items, sides, scale }: Questionnaire,
): Target | Problem {
  const known = items.find(({ id }) => id === item);
  if (!known) return { code: 'mapping-item-unknown', values: { item } };
  if (sides.every((asked) => asked.side !== side)) return { code: 'mapping-item-unknown', values: { item: field } };
  if (dimension !== undefined && dimension !== known.dimension)
    return { code: 'mapping-dimension-unknown', values: { dimension: `${item}: ${dimension}` } };
  return { range: scale, isTurned: reverse !== known.reverse };
}

function findRating(
  { dimension, side, reverse }: RatingEntry,
  field: string,
  { dimensions, ratings, scale }: Questionnaire,
): Target | Problem {
  if (dimensions.every(({ id }) => id !== dimension))
    return { code: 'mapping-dimension-unknown', values: { dimension } };
  const rating = ratings.find((asked) => asked.side === side);
  if (!rating) return { code: 'mapping-item-unknown', values: { item: field } };
  // The published form codes "no standards exist" as 0, below its scale of 1 to 7.
  const isZeroNone = rating.none !== undefined && scale.min > 0;
  return { range: scale, isTurned: reverse, isZeroNone };
}

function findStatement({ item, reverse }: AntecedentEntry, { antecedents, scale }: Questionnaire): Target | Problem {
  const known = antecedents.flatMap(({ items }) => items).find(({ id }) => id === item);
  if (!known) return { code: 'mapping-item-unknown', values: { item } };
  return { range: scale, isTurned: reverse !== known.reverse };
}

/** What is wrong where a mapping states a scale that is already settled; null where they agree. */
export function compareScales(given: Scale, wanted: Scale): Problem | null {
  if (given.min === wanted.min && given.max === wanted.max) return null;
  return {
    code: 'mapping-scale-differs',
    values: { min: given.min, max: given.max, wantedMin: wanted.min, wantedMax: wanted.max },
  };
}
