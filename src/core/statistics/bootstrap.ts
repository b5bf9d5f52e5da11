import { type Random, startRandom } from '../simulation/random.ts';
import { accelerationOf, bcaInterval } from './bcaInterval.ts';
import { drawBinomial } from './drawBinomial.ts';
import { quantileOfSorted } from './quantile.ts';

/** 95 % intervals of a statistic from resamples of the respondents. */
export interface Bootstrap {
  /** Between the 2.5 and 97.5 % points of the resamples (R's quantile type 6). */
  readonly percentile: readonly [number, number];
  /** Bias-corrected and accelerated; null where all resamples agree or the correction does not exist. */
  readonly bca: readonly [number, number] | null;
  /** Standard deviation over the resamples. */
  readonly se: number;
}

/**
 * Resamples the respondents behind an exact table: `counts[i]` of them gave the combination of answers that cell i stands
 * for, and a resample draws as many, with replacement, from all (multinomial, cell by cell as conditional binomials).
 * `statistic` is given such counts in an array that is used again, and must only read it. The same seed gives the same
 * intervals.
 *
 * Resamples in which the statistic does not exist are left out; null when these are more than one in twenty, when it does not
 * exist in the table itself, or when nobody is in it. Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, 13
 * and 14.
 */
export function bootstrapTable(
  counts: readonly number[],
  statistic: (counts: ArrayLike<number>) => number | null,
  { seed, resamples }: { readonly seed: number; readonly resamples: number },
): Bootstrap | null {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const estimate = n < 1 ? null : statistic(counts);
  if (estimate === null) return null;
  const random = startRandom(seed);
  const drawn = new Float64Array(counts.length);
  const replicates: number[] = [];
  for (let resample = 0; resample < resamples; resample += 1) {
    drawTable(random, counts, n, drawn);
    const value = statistic(drawn);
    if (value !== null) replicates.push(value);
  }
  const sorted = Float64Array.from(replicates).sort();
  const low = quantileOfSorted(sorted, 0.025);
  const high = quantileOfSorted(sorted, 0.975);
  if (low === null || high === null || sorted.length < 0.95 * resamples) return null;
  const acceleration = accelerationOf(counts, leaveOneOut(counts, statistic));
  const bca = acceleration === null ? null : bcaInterval(estimate, sorted, acceleration);
  return { percentile: [low, high], bca, se: deviationOf(sorted) };
}

/** n draws from cells in proportion to `counts`: each cell in turn takes a binomial share of what is left. */
function drawTable(random: Random, counts: readonly number[], n: number, drawn: Float64Array): void {
  let toDraw = n;
  let inCells = n;
  for (const [cell, count] of counts.entries()) {
    const taken =
      toDraw === 0 || count === 0 ? 0 : count === inCells ? toDraw : drawBinomial(random, toDraw, count / inCells);
    drawn[cell] = taken;
    toDraw -= taken;
    inCells -= count;
  }
}

/** The statistic without one respondent of each cell in turn; null for an empty cell. */
function leaveOneOut(
  counts: readonly number[],
  statistic: (counts: ArrayLike<number>) => number | null,
): readonly (number | null)[] {
  const rest = [...counts];
  return counts.map((count, cell) => {
    if (count === 0) return null;
    rest[cell] = count - 1;
    const value = statistic(rest);
    rest[cell] = count;
    return value;
  });
}

function deviationOf(sorted: Float64Array): number {
  if (sorted.length < 2 || sorted[0] === sorted[sorted.length - 1]) return 0;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  return Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sorted.length - 1));
}
