import type { Instrument } from '../instrument/instrument.ts';
import type { StaffForm } from '../instrument/staffForm.ts';
import type { Language } from '../instrument/text.ts';
import type { StudyPlan } from '../study/prepareQuestionnaires.ts';
import { usualSettings } from '../study/settings.ts';

/** How many items of each dimension a class is asked; the instrument of 22 items has 5, 10 or all of them. */
export const batteries = { brief: 1, medium: 2, whole: Number.POSITIVE_INFINITY } as const;
export type Battery = keyof typeof batteries;

/** What customers are asked in a class: gap 5 needs both. */
const sides = ['expectation', 'perception'] as const;

/** Whether a class can be held with an instrument: it asks customers what they expect and what they perceive. */
export function suitsClass(instrument: Instrument): boolean {
  return sides.every((side) => instrument.sides.some((asked) => asked.side === side));
}

/**
 * The plan of a class, an ordinary study that three minutes are enough for: the first items of each dimension, which customers
 * answer twice and managers once, as they guess what customers expect; and nothing else.
 */
export function planClass(
  instrument: Instrument,
  form: StaffForm,
  { battery, languages }: { readonly battery: Battery; readonly languages: readonly Language[] },
): StudyPlan {
  return {
    instrument: { ...shorten(instrument, batteries[battery]), ...askOnly(instrument, form) },
    design: 'chain',
    settings: {
      ...usualSettings,
      staff: ['manager'],
      asksCauses: false,
      languages: [...languages],
      // Five statements fit one page, which nobody has to turn.
      paging: battery === 'brief' ? 'all' : 'dimension',
    },
  };
}

/** An instrument with at most so many items of each dimension, the first ones, in their order. */
function shorten(instrument: Instrument, most: number): Instrument {
  const chosen = instrument.dimensions.flatMap(({ id }) =>
    instrument.items.filter(({ dimension }) => dimension === id).slice(0, most),
  );
  return { ...instrument, items: instrument.items.filter((item) => chosen.includes(item)) };
}

function askOnly(instrument: Instrument, form: StaffForm): Partial<Instrument> {
  const find = (asked: Instrument['sides'], side: string) => asked.filter((each) => each.side === side).slice(0, 1);
  const [own, usual] = [find(instrument.sides, 'belief'), find(form.sides, 'belief')];
  return {
    sides: [...sides.flatMap((side) => find(instrument.sides, side)), ...(own.length > 0 ? own : usual)],
    // The texts of the staff form have blanks, too.
    words: { ...form.words, ...instrument.words },
    points: false,
    outcomes: [],
    comments: [],
  };
}
