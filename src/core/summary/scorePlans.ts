import { placeOfAntecedent, placeOfItem, placeOfRating } from '../instrument/layout.ts';
import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import type { Scale } from '../instrument/scale.ts';
import { audienceOf, type Side, sides } from '../instrument/side.ts';

/** What is scored: the sides, and for each dimension the places of its items' answers on each of them. */
export interface ScorePlan {
  readonly sides: readonly Side[];
  /** By dimension, item and side. */
  readonly places: readonly (readonly (readonly number[])[])[];
  /**
   * True where each side is scored from its own answered items, false where only items answered on all sides count, so that
   * the scores of one person always rest on the same items.
   */
  readonly isEachSideAlone: boolean;
  readonly scale: Scale;
}

/** One side after the other, then every two of them, in the order of the closed list of sides, whatever is asked first. */
export function planScores(questionnaire: Questionnaire): readonly ScorePlan[] {
  const asked = sides.filter((side) => questionnaire.sides.some((each) => each.side === side));
  const pairs = asked.flatMap((first, index) => asked.slice(index + 1).map((second) => [first, second]));
  return [...asked.map((side) => [side]), ...pairs].map((each) => planSides(questionnaire, each));
}

/**
 * The sides that a respondent's gap is made of: expectation and perception as far as they are asked. Outcomes, waves and
 * segments rest on them.
 */
export function mainSides(questionnaire: Questionnaire): readonly Side[] {
  const main = (['expectation', 'perception'] as const).filter((side) =>
    questionnaire.sides.some((asked) => asked.side === side),
  );
  return main.length > 0 ? main : questionnaire.sides.slice(0, 1).map(({ side }) => side);
}

/**
 * How the sides are scored. Customers compare item by item, so a pair of their sides rests on the items answered on both;
 * what managers and contact staff say of two sides is scored side by side.
 */
export function planSides(questionnaire: Questionnaire, wanted: readonly Side[]): ScorePlan {
  const places = wanted.map((side) => questionnaire.sides.findIndex((asked) => asked.side === side));
  return {
    sides: wanted,
    scale: questionnaire.scale,
    isEachSideAlone: wanted.some((side) => audienceOf(side) !== 'customer'),
    places: questionnaire.dimensions.map(({ id }) =>
      itemsOf(questionnaire, id).map(({ index }) => places.map((side) => placeOfItem(questionnaire, index, side))),
    ),
  };
}

/** How each direct rating is scored: one answer a dimension. */
export function planRatings(questionnaire: Questionnaire): readonly ScorePlan[] {
  return questionnaire.ratings.map(({ side }, rating) => ({
    sides: [side],
    scale: questionnaire.scale,
    isEachSideAlone: true,
    places: questionnaire.dimensions.map((_, dimension) => [[placeOfRating(questionnaire, dimension, rating)]]),
  }));
}

/** The places of each antecedent's statements. */
export function planAntecedents(questionnaire: Questionnaire): readonly (readonly (readonly number[])[])[] {
  let next = 0;
  return questionnaire.antecedents.map(({ items }) => items.map(() => [placeOfAntecedent(questionnaire, next++)]));
}
