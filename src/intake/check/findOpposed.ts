import { correlationT } from '../../core/statistics/correlationT.ts';
import { type Matrix, selectVariables } from '../../core/statistics/covariance.ts';
import { fewestPeople } from './collectCorrelation.ts';

/** Of fewer items, nobody can say which are the odd ones. */
const fewestItems = 4;
/** Against the others at least so much, and so clearly: noise around zero passes t = -3.5 once in four thousand times. */
const clear = { r: -0.15, t: -3.5 };
/** Where one is clear, so much is enough for what goes along with it. */
const enough = { r: -0.1, t: -2 };
/** Beyond this share of the items, which of two parts is the odd one is anybody's guess. The 1988 edition turned 9 of 22 round. */
const mostOpposed = 0.45;
/** And against so many of the others one by one. */
const mostOthers = 0.8;

/**
 * The items that clearly run against the rest of theirs. The signs of the first principal component part the items in two, however many
 * of them are turned round, as long as these are clearly the fewer. Each of the fewer is then compared with the sum of all in the larger
 * part, and with each of them.
 *
 * The larger part must go together itself: of k items without any relation, the first component of n people has a variance of about
 * (1 + √(k / n))² by chance (Marchenko & Pastur, 1967), as if they correlated by (that - 1) / (k - 1). Twice as much is asked for.
 *
 * @param counts how many people answered each two of the items
 * @returns the places of the items
 */
export function findOpposed(covariance: Matrix, counts: Matrix): readonly number[] {
  const spread = covariance.map((row, item) => Math.sqrt(row[item] ?? 0));
  const isKnown = (item: number) => (spread[item] ?? 0) > 0 && (counts[item]?.[item] ?? 0) >= fewestPeople;
  const known = [...spread.keys()].filter(isKnown);
  if (known.length < fewestItems) return [];
  const people = selectVariables(counts, known);
  const correlations = selectVariables(covariance, known).map((row, i) =>
    row.map((each, j) => each / ((spread[known[i] ?? 0] ?? 0) * (spread[known[j] ?? 0] ?? 0))),
  );
  const leading = findLeading(correlations);
  const [fewer, more] = [true, false]
    .map((isPositive) => [...leading.keys()].filter((item) => (leading[item] ?? 0) > 0 === isPositive))
    .sort((a, b) => a.length - b.length) as [number[], number[]];
  if (fewer.length > mostOpposed * known.length) return [];
  const total = sum(more.map((item) => sumOver(correlations[item], more)));
  const together = (total - more.length) / (more.length * (more.length - 1));
  const usual = sum(people.map((row) => sum(row))) / people.length ** 2;
  if (together < 2 * correlateByChance(known.length, usual)) return [];
  const against = (item: number, least: typeof clear): boolean => {
    const row = correlations[item];
    const n = Math.min(...more.map((other) => people[item]?.[other] ?? 0));
    const r = sumOver(row, more) / Math.sqrt(total);
    const t = correlationT(r, n)?.t ?? 0;
    const others = more.filter((other) => (row?.[other] ?? 0) < 0).length;
    return n >= fewestPeople && r <= least.r && t <= least.t && others >= mostOthers * more.length;
  };
  const found = fewer.filter((item) => against(item, clear));
  const along = fewer.filter((item) => against(item, enough) && sumOver(correlations[item], found) > 0);
  return fewer.flatMap((item) => (found.includes(item) || along.includes(item) ? (known[item] ?? []) : []));
}

function correlateByChance(items: number, n: number): number {
  return ((1 + Math.sqrt(items / n)) ** 2 - 1) / (items - 1);
}

/** The first principal component, by multiplying: from the item that goes with the others most, whichever way. */
function findLeading(correlations: Matrix): readonly number[] {
  const strength = correlations.map((row) => sum(row.map(Math.abs)));
  let vector = correlations[strength.indexOf(Math.max(...strength))] ?? [];
  for (let step = 0; step < steps; step++) {
    const next = correlations.map((row) => sum(row.map((each, item) => each * (vector[item] ?? 0))));
    const length = Math.hypot(...next);
    vector = next.map((each) => each / length);
  }
  return vector;
}

/** Only the signs matter, and those of what is clear settle at once. */
const steps = 100;

function sumOver(row: readonly number[] = [], items: readonly number[]): number {
  return sum(items.map((item) => row[item] ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
