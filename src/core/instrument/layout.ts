import type { Questionnaire } from './questionnaire.ts';

/**
 * Where each answer stands in the packed answers of a questionnaire, counted from 0: item by item and in it side by side,
 * then dimension by dimension and in it rating by rating, then the antecedents' statements in their order.
 */
export function placeOfItem(questionnaire: Questionnaire, item: number, side: number): number {
  return item * questionnaire.sides.length + side;
}

export function placeOfRating(questionnaire: Questionnaire, dimension: number, rating: number): number {
  const { items, sides, ratings } = questionnaire;
  return items.length * sides.length + dimension * ratings.length + rating;
}

/** `statement` counts through all antecedents. */
export function placeOfAntecedent(questionnaire: Questionnaire, statement: number): number {
  const { items, sides, dimensions, ratings } = questionnaire;
  return items.length * sides.length + dimensions.length * ratings.length + statement;
}

/** How many answers a complete response packs. */
export function countPlaces(questionnaire: Questionnaire): number {
  const statements = questionnaire.antecedents.reduce((count, { items }) => count + items.length, 0);
  return placeOfAntecedent(questionnaire, statements);
}
