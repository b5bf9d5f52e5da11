import { parseDecimal } from '../answers/parseDecimal.ts';
import type { Instrument } from '../instrument/instrument.ts';
import { audienceOf, type Side } from '../instrument/side.ts';
import { type Problem, quoteValue } from '../problem.ts';
import { usualSeed } from '../report/usualSeed.ts';

/** What a trainer chooses to be true in made data. */
export interface Truth {
  readonly people: number;
  /** The share of people who press one point from top to bottom. */
  readonly careless: number;
  /** The share of people who expect the most of everything. */
  readonly ceiling: number;
  readonly branches: number;
  /** By how many points the best and the worst branch are perceived apart. */
  readonly differ: number;
  readonly seed: number;
  /** The mean of each dimension on each side, by `<dimension>.<side>`. */
  readonly means: ReadonlyMap<string, number>;
}

const mostPeople = 1_000_000;
const mostBranches = 40;
const mostSeed = 999_999_999;

/** The name of the field that holds a mean. */
export function meanField(dimension: string, side: Side): string {
  return `${dimension}.${side}`;
}

/** The numbers that are asked for besides the means, with their bounds and what is usual. */
export function listAmounts({ scale }: Instrument) {
  const share = { min: 0, max: 1, isWhole: false };
  return {
    people: { usual: 200, min: 1, max: mostPeople, isWhole: true },
    careless: { usual: 0.03, ...share },
    ceiling: { usual: 0, ...share },
    branches: { usual: 1, min: 1, max: mostBranches, isWhole: true },
    differ: { usual: 0, min: 0, max: scale.max - scale.min, isWhole: false },
    seed: { usual: usualSeed, min: 0, max: mostSeed, isWhole: true },
  };
}

/** The means that are asked for, with what is usual: much is expected, and dimensions fall short of it more or less. */
export function listMeans({ scale, sides, dimensions }: Instrument) {
  const width = scale.max - scale.min;
  const levels: Readonly<Partial<Record<Side, number>>> = { minimum: 0.6, importance: 0.7 };
  const shortfalls = [0.2, 0.13, 0.07, 0.03, -0.03];
  return dimensions.flatMap(({ id }, place) =>
    sides
      .filter(({ side }) => audienceOf(side) === 'customer')
      .map(({ side }) => {
        const short = side === 'perception' ? (shortfalls[place % shortfalls.length] ?? 0) : 0;
        const level = (levels[side] ?? 0.8) - short;
        return {
          name: meanField(id, side),
          dimension: id,
          side,
          usual: Math.round((scale.min + level * width) * 10) / 10,
          ...{ min: scale.min, max: scale.max, isWhole: false },
        };
      }),
  );
}

/** The truth that fields say, as a form or a command line gives them; what is left out or empty is as usual. */
export function parseTruth(
  fields: ReadonlyMap<string, string>,
  instrument: Instrument,
): { readonly truth: Truth } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const read = (name: string, { usual, min, max, isWhole }: Bounds): number => {
    const text = (fields.get(name) ?? '').trim();
    if (text === '') return usual;
    const value = parseDecimal(text);
    if (value !== null && value >= min && value <= max && (!isWhole || Number.isInteger(value))) return value;
    const code = isWhole ? 'count-out-of-range' : 'number-out-of-range';
    problems.push({ code, field: name, path: name, values: { value: quoteValue(text), min, max } });
    return usual;
  };
  const amounts = listAmounts(instrument);
  const { people, careless, ceiling, branches, differ, seed } = amounts;
  const truth: Truth = {
    people: read('people', people),
    careless: read('careless', careless),
    ceiling: read('ceiling', ceiling),
    branches: read('branches', branches),
    differ: read('differ', differ),
    seed: read('seed', seed),
    means: new Map(listMeans(instrument).map((mean) => [mean.name, read(mean.name, mean)])),
  };
  if (problems.length === 0) problems.push(...findBranchesOffScale(truth, instrument));
  return problems.length > 0 ? { problems } : { truth };
}

interface Bounds {
  readonly usual: number;
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

/** Branches lie around the mean, so that the best and the worst must fit on the scale as well. */
function findBranchesOffScale({ branches, differ, means }: Truth, instrument: Instrument): readonly Problem[] {
  if (branches === 1) return [];
  const { min, max } = instrument.scale;
  const isOff = (value: number) => value + differ / 2 > max || value - differ / 2 < min;
  return listMeans(instrument).flatMap(({ name, side }): Problem[] => {
    const value = means.get(name) ?? min;
    if (side !== 'perception' || !isOff(value)) return [];
    return [{ code: 'branches-off-scale', field: name, path: name, values: { value, differ, min, max } }];
  });
}
