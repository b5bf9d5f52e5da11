import type { Dimension, Instrument, Item, Outcome } from './instrument.ts';
import type { Scale } from './scale.ts';
import { type Audience, audienceOf, type Side } from './side.ts';
import type { Text } from './text.ts';

/** A question about the respondent, free text here: its answers split respondents into segments. */
export interface ProfileQuestion {
  readonly id: string;
  readonly text: Text;
}

/**
 * The form that one audience sees. It is complete in itself, so that a stored copy says for ever what was asked, and its
 * order of items and sides is the order of the packed answers.
 */
export interface Questionnaire {
  readonly instrument: string;
  readonly audience: Audience;
  readonly scale: Scale & { readonly lowest: Text; readonly highest: Text };
  readonly sides: readonly { readonly side: Side; readonly title: Text; readonly stem: Text }[];
  readonly dimensions: readonly Dimension[];
  readonly items: readonly Item[];
  readonly points: boolean;
  readonly outcomes: readonly Outcome[];
  readonly profile: readonly ProfileQuestion[];
  readonly comments: readonly { readonly id: string; readonly text: Text }[];
}

/** The questionnaire of an instrument for an audience: its items on the sides that this audience is asked. */
export function buildQuestionnaire(instrument: Instrument, audience: Audience): Questionnaire {
  const forCustomers = audience === 'customer';
  return {
    instrument: instrument.id,
    audience,
    scale: instrument.scale,
    sides: instrument.sides.filter(({ side }) => audienceOf(side) === audience),
    dimensions: instrument.dimensions,
    items: instrument.items,
    points: forCustomers && instrument.points,
    outcomes: forCustomers ? instrument.outcomes : [],
    profile: [],
    comments: instrument.comments,
  };
}

/** The items of a dimension with their place in the questionnaire, in order. */
export function itemsOf(questionnaire: Questionnaire, dimension: string): readonly { item: Item; index: number }[] {
  return questionnaire.items.map((item, index) => ({ item, index })).filter(({ item }) => item.dimension === dimension);
}
