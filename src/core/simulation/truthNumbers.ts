import type { Design } from '../instrument/design.ts';
import type { Instrument } from '../instrument/instrument.ts';
import { buildQuestionnaire } from '../instrument/questionnaire.ts';
import { type Audience, audienceOf, audiences, type Side } from '../instrument/side.ts';
import type { StaffForm } from '../instrument/staffForm.ts';

/** A number that a trainer chooses for a truth: its field, what is usual, and the bounds. */
export interface TruthNumber {
  readonly usual: number;
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

/** The design in which each gap is a difference of two sides, so that whoever chooses the means has chosen the gaps. */
export const simulatedDesign: Design = 'chain';

const mostPeople = 1_000_000;
const mostStaff = 10_000;
const mostBranches = 40;
const mostSeed = 999_999_999;
/**
 * The year of the gap model. Not any number does, as whoever changes nothing is to find in the report what the answer key says: with
 * it no interval misses its truth, while with 1988 chance hid a third of gap 5.
 */
export const simulatedSeed = 1985;

/** The field that says how many of an audience answer. */
export const peopleFields = { customer: 'people', manager: 'managers', contact: 'contact' } as const satisfies Record<
  Audience,
  string
>;

/** The name of the field that holds a mean. */
export function meanField(dimension: string, side: Side): string {
  return `${dimension}.${side}`;
}

/** The numbers that are asked for besides the means. Without managers or contact staff, no gap is made that needs them. */
export function listAmounts({ scale }: Instrument) {
  const share = { min: 0, max: 1, isWhole: false };
  const staff = { min: 0, max: mostStaff, isWhole: true };
  return {
    people: { usual: 200, min: 1, max: mostPeople, isWhole: true },
    managers: { usual: 12, ...staff },
    contact: { usual: 24, ...staff },
    careless: { usual: 0.03, ...share },
    ceiling: { usual: 0, ...share },
    branches: { usual: 1, min: 1, max: mostBranches, isWhole: true },
    differ: { usual: 0, min: 0, max: scale.max - scale.min, isWhole: false },
    seed: { usual: simulatedSeed, min: 0, max: mostSeed, isWhole: true },
  } satisfies Readonly<Record<string, TruthNumber>>;
}

/**
 * The usual means by dimension, from one end of the scale to the other. Much is expected, and dimensions fall short of it more or
 * less: the first for staff who cannot keep the standard and advertisements that promise more, the second for managers who know too
 * little of it.
 */
const usualLevels: Readonly<Partial<Record<Side, readonly number[]>>> = {
  expectation: [0.8],
  minimum: [0.6],
  desired: [0.8],
  importance: [0.7],
  perception: [0.6, 0.67, 0.73, 0.77, 0.83],
  belief: [0.78, 0.7, 0.8, 0.76, 0.86],
  standard: [0.76, 0.69, 0.77, 0.75, 0.86],
  delivery: [0.62, 0.67, 0.74, 0.75, 0.84],
  promise: [0.84, 0.72, 0.76, 0.76, 0.85],
};

/** The means that are asked for: each dimension on each side, those of customers first. */
export function listMeans(instrument: Instrument, form: StaffForm) {
  const { scale, dimensions } = instrument;
  const { min, max } = scale;
  const sides = audiences.flatMap(
    (audience) => buildQuestionnaire(instrument, audience, { form, design: simulatedDesign }).sides,
  );
  return dimensions.flatMap(({ id }, place) =>
    sides.map(({ side, title }) => {
      const levels = usualLevels[side] ?? [0.5];
      const usual = Math.round((min + (levels[place % levels.length] ?? 0) * (max - min)) * 10) / 10;
      const name = meanField(id, side);
      return { name, dimension: id, side, title, audience: audienceOf(side), usual, min, max, isWhole: false };
    }),
  );
}
