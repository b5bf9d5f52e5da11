import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { ItemSide, RatingSide } from '../instrument/side.ts';

/**
 * The names of form fields, which are also the headers of our own CSV. Outside scripts hold on to them.
 */
export const itemField = (item: string, side: ItemSide): string => `${item}.${side}`;
export const ratingField = (dimension: string, side: RatingSide): string => `${dimension}.${side}`;
export const antecedentField = (statement: string): string => `antecedent.${statement}`;
export const pointsField = (dimension: string): string => `weight.${dimension}`;
export const outcomeField = (outcome: string): string => `outcome.${outcome}`;
export const profileField = (question: string): string => `profile.${question}`;
export const commentField = (comment: string): string => `comment.${comment}`;

/** The hidden field that carries the response's id. */
export const responseField = 'response';

/** How a form or a file says why there is no number. A blank says nothing at all. */
export const missingCodes = { '-9': 'no-opinion', '-8': 'not-shown', '-7': 'refused' } as const;

/** The fields of all answers on the questionnaire's scale, in the order of the packed answers (see layout.ts). */
export function listScaleFields(questionnaire: Questionnaire): readonly string[] {
  const { items, sides, dimensions, ratings, antecedents } = questionnaire;
  return [
    ...items.flatMap(({ id }) => sides.map(({ side }) => itemField(id, side))),
    ...dimensions.flatMap(({ id }) => ratings.map(({ side }) => ratingField(id, side))),
    ...antecedents.flatMap((antecedent) => antecedent.items.map(({ id }) => antecedentField(id))),
  ];
}

/** The fields of a questionnaire by what they hold, each in the questionnaire's order. */
interface FieldNames {
  /** See `listScaleFields`. */
  readonly scale: readonly string[];
  readonly points: readonly string[];
  readonly outcomes: readonly string[];
  readonly profile: readonly string[];
  readonly comments: readonly string[];
}

/** All fields that a questionnaire asks for, put together once for each and not for every response. */
export function rememberFields(questionnaire: Questionnaire): FieldNames {
  const known = remembered.get(questionnaire);
  if (known) return known;
  const { points, dimensions, outcomes, profile, comments } = questionnaire;
  const names: FieldNames = {
    scale: listScaleFields(questionnaire),
    points: points ? dimensions.map(({ id }) => pointsField(id)) : [],
    outcomes: outcomes.map(({ id }) => outcomeField(id)),
    profile: profile.map(({ id }) => profileField(id)),
    comments: comments.map(({ id }) => commentField(id)),
  };
  remembered.set(questionnaire, names);
  return names;
}

const remembered = new WeakMap<Questionnaire, FieldNames>();

/** The fields of everything that a questionnaire asks. */
export function listAnswerFields(questionnaire: Questionnaire): readonly string[] {
  const { scale, points, outcomes, profile, comments } = rememberFields(questionnaire);
  return [...scale, ...points, ...outcomes, ...profile, ...comments];
}
