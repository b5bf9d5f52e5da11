import type { Questionnaire } from '../instrument/questionnaire.ts';
import { antecedentField, outcomeField, pointsField } from './fields.ts';

/** A table of responses has a row for each response, or one for each answer. */
export const responseForms = ['wide', 'long'] as const;
export type ResponseForm = (typeof responseForms)[number];

/** The columns of the long form, which has a row for each answer. Outside scripts hold on to them. */
export const longHeader = ['response', 'item', 'dimension', 'side', 'value'] as const;

/**
 * What a row of the long form is about: an item on a side, in its dimension; a rating of a dimension, without an item; a
 * statement on an antecedent, or an outcome, without a dimension; the points of a dimension.
 */
export interface LongPlace {
  readonly item: string;
  readonly dimension: string;
  /** The side's full word, or `antecedent`, `weight`, `outcome`. */
  readonly side: string;
}

/** All answers that are numbers, those on the scale in the order of the packed answers. */
export function listLongPlaces(questionnaire: Questionnaire): readonly LongPlace[] {
  const { items, sides, dimensions, ratings, antecedents, outcomes } = questionnaire;
  return [
    ...items.flatMap(({ id, dimension }) => sides.map(({ side }) => ({ item: id, dimension, side }))),
    ...dimensions.flatMap(({ id }) => ratings.map(({ side }) => ({ item: '', dimension: id, side }))),
    ...antecedents.flatMap((each) => each.items.map(({ id }) => ({ item: id, dimension: '', side: 'antecedent' }))),
    ...(questionnaire.points ? dimensions : []).map(({ id }) => ({ item: '', dimension: id, side: 'weight' })),
    ...outcomes.map(({ id }) => ({ item: id, dimension: '', side: 'outcome' })),
  ];
}

/** The form field, and so the column of the wide form, that a row of the long form belongs to. */
export function fieldAt({ item, dimension, side }: LongPlace): string {
  if (side === 'weight') return pointsField(dimension);
  if (side === 'outcome') return outcomeField(item);
  if (side === 'antecedent') return antecedentField(item);
  return `${item === '' ? dimension : item}.${side}`;
}
