import { asksSide, type Design } from './design.ts';
import type { Dimension, Instrument, Item, Outcome } from './instrument.ts';
import type { Scale } from './scale.ts';
import { type Audience, audienceOf, type ItemSide, type Side } from './side.ts';
import { type Antecedent, audienceOfGap, type Rating, type StaffForm } from './staffForm.ts';
import { type Language, languages, type Text } from './text.ts';
import { fillWording, type Wording } from './wording.ts';

/**
 * A question about the respondent, whose answers split respondents into segments: free text, or one of the choices, by its
 * id, where there are any.
 */
export interface ProfileQuestion {
  readonly id: string;
  readonly text: Text;
  readonly choices?: readonly { readonly id: string; readonly text: Text }[];
}

/** How much of a form stands on the screen at once: all of it, a dimension, or one question. */
export const pagings = ['all', 'dimension', 'one'] as const;
export type Paging = (typeof pagings)[number];

/** The statements on one antecedent of a gap, with the ends of their scale where those are not the questionnaire's. */
export interface AskedAntecedent extends Antecedent {
  readonly ends?: { readonly lowest: Text; readonly highest: Text };
}

/**
 * The form that one audience sees. It is complete in itself, so that a stored copy says for ever what was asked, and its
 * order of items and sides, dimensions and ratings, and antecedents is the order of the packed answers.
 */
export interface Questionnaire {
  readonly instrument: string;
  readonly audience: Audience;
  readonly scale: Scale & { readonly lowest: Text; readonly highest: Text };
  /** Asked of every item. Contact staff of the direct design are asked none. */
  readonly sides: readonly { readonly side: ItemSide; readonly title: Text; readonly stem: Text }[];
  readonly dimensions: readonly Dimension[];
  /** Parts of the service and moments of contact that items name. */
  readonly areas: Instrument['areas'];
  readonly touchpoints: Instrument['touchpoints'];
  readonly items: readonly Item[];
  /** Asked of every dimension, by its title and what it is about. */
  readonly ratings: readonly Rating[];
  readonly antecedents: readonly AskedAntecedent[];
  /** Managers are asked for the points that customers would give. */
  readonly points: boolean;
  /** Whether these points are asked as ranks, see core/answers/importance. */
  readonly isRanked: boolean;
  readonly outcomes: readonly Outcome[];
  readonly profile: readonly ProfileQuestion[];
  readonly comments: readonly { readonly id: string; readonly text: Text }[];
  /** What respondents agree to before their answers are taken; null asks nothing. */
  readonly consent: Text | null;
  /** The languages that the form is offered in, the usual one first. */
  readonly languages: readonly Language[];
  readonly paging: Paging;
  /** Whether each respondent is asked some of the items only, chosen by the response's id (see study/shortForm). */
  readonly isShort: boolean;
}

/**
 * The questionnaire of an instrument for an audience: its items on the sides that this audience is asked.
 *
 * Managers and contact staff are asked what the design wants of them: the sides of the instrument if it has any of their
 * own, else those of the staff form; the ratings and antecedents of the form. Managers guess the customers' points where the
 * instrument asks for points. Without a staff form they are asked the instrument's own sides and nothing more.
 */
export function buildQuestionnaire(
  instrument: Instrument,
  audience: Audience,
  staff?: { readonly form: StaffForm; readonly design: Design },
  words: Wording = {},
): Questionnaire {
  const wording = { ...staff?.form.words, ...instrument.words, ...words };
  return fillWording(chooseQuestions(instrument, audience, staff), wording);
}

function chooseQuestions(
  instrument: Instrument,
  audience: Audience,
  staff: { readonly form: StaffForm; readonly design: Design } | undefined,
): Questionnaire {
  const forCustomers = audience === 'customer';
  const own = instrument.sides.filter(({ side }) => audienceOf(side) === audience);
  const shared = {
    instrument: instrument.id,
    audience,
    scale: instrument.scale,
    sides: own,
    dimensions: instrument.dimensions,
    areas: instrument.areas,
    touchpoints: instrument.touchpoints,
    items: instrument.items,
    ratings: [],
    antecedents: [],
    points: forCustomers && instrument.points,
    isRanked: false,
    outcomes: forCustomers ? instrument.outcomes : [],
    profile: [],
    comments: instrument.comments,
    consent: null,
    languages,
    paging: 'all' as const,
    isShort: false,
  };
  if (forCustomers || !staff) return shared;

  const { form, design } = staff;
  const isWanted = ({ side }: { readonly side: Side }) => audienceOf(side) === audience && asksSide(design, side);
  return {
    ...shared,
    sides: (own.length > 0 ? own : form.sides).filter(isWanted),
    ratings: form.ratings.filter(isWanted),
    antecedents: form.antecedents
      .filter(({ gap }) => audienceOfGap(gap) === audience)
      .map((antecedent) => ({ ...antecedent, ends: form.agreement })),
    points: audience === 'manager' && instrument.points,
  };
}

/** A questionnaire as it was stored, in parsed JSON. Older ones lack what was not asked then. */
export function completeQuestionnaire(stored: unknown): Questionnaire {
  const known = stored as Omit<Questionnaire, keyof typeof notAskedOnce> & Partial<Questionnaire>;
  return { ...notAskedOnce, ...known };
}

const notAskedOnce = {
  isRanked: false,
  ratings: [],
  antecedents: [],
  areas: [],
  touchpoints: [],
  consent: null,
  languages,
  paging: 'all' as const,
  isShort: false,
};

/** The items of a dimension with their place in the questionnaire, in order. */
export function itemsOf(questionnaire: Questionnaire, dimension: string): readonly { item: Item; index: number }[] {
  return questionnaire.items.map((item, index) => ({ item, index })).filter(({ item }) => item.dimension === dimension);
}
