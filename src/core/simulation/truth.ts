import { parseDecimal } from '../answers/parseNumber.ts';
import type { Instrument } from '../instrument/instrument.ts';
import type { Audience } from '../instrument/side.ts';
import type { StaffForm } from '../instrument/staffForm.ts';
import { type Problem, quoteValue } from '../problem.ts';
import { listAmounts, listMeans, peopleFields, type TruthNumber } from './truthNumbers.ts';

/** What a trainer chooses to be true in made data. */
export interface Truth {
  /** How many customers answer. */
  readonly people: number;
  readonly managers: number;
  readonly contact: number;
  /** The share of customers who press one point from top to bottom. Staff all answer with care. */
  readonly careless: number;
  /** The share of customers who expect the most of everything. */
  readonly ceiling: number;
  readonly branches: number;
  /** By how many points the best and the worst branch are perceived apart. */
  readonly differ: number;
  readonly seed: number;
  /** The mean of each dimension on each side, by `<dimension>.<side>`. */
  readonly means: ReadonlyMap<string, number>;
}

/** How many of an audience answer. */
export function countPeople(truth: Truth, audience: Audience): number {
  return truth[peopleFields[audience]];
}

/** The truth that fields say, as a form or a command line gives them; what is left out or empty is as usual. */
export function parseTruth(
  fields: ReadonlyMap<string, string>,
  instrument: Instrument,
  form: StaffForm,
): { readonly truth: Truth } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const read = (name: string, { usual, min, max, isWhole }: TruthNumber): number => {
    const text = (fields.get(name) ?? '').trim();
    if (text === '') return usual;
    const value = parseDecimal(text);
    if (value !== null && value >= min && value <= max && (!isWhole || Number.isInteger(value))) return value;
    const code = isWhole ? 'count-out-of-range' : 'number-out-of-range';
    problems.push({ code, field: name, path: name, values: { value: quoteValue(text), min, max } });
    return usual;
  };
  const amounts = listAmounts(instrument);
  const { people, managers, contact, careless, ceiling, branches, differ, seed } = amounts;
  const truth: Truth = {
    people: read('people', people),
    managers: read('managers', managers),
    contact: read('contact', contact),
    careless: read('careless', careless),
    ceiling: read('ceiling', ceiling),
    branches: read('branches', branches),
    differ: read('differ', differ),
    seed: read('seed', seed),
    means: new Map(listMeans(instrument, form).map((mean) => [mean.name, read(mean.name, mean)])),
  };
  if (problems.length === 0) problems.push(...findBranchesOffScale(truth, instrument, form));
  return problems.length > 0 ? { problems } : { truth };
}

/** Branches lie around the mean, so that the best and the worst must fit on the scale as well. */
function findBranchesOffScale(
  { branches, differ, means }: Truth,
  instrument: Instrument,
  form: StaffForm,
): readonly Problem[] {
  if (branches === 1) return [];
  const { min, max } = instrument.scale;
  const isOff = (value: number) => value + differ / 2 > max || value - differ / 2 < min;
  return listMeans(instrument, form).flatMap(({ name, side }): Problem[] => {
    const value = means.get(name) ?? min;
    if (side !== 'perception' || !isOff(value)) return [];
    return [{ code: 'branches-off-scale', field: name, path: name, values: { value, differ, min, max } }];
  });
}
