import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { approximateSmooth } from './approximateSmooth.ts';
import { averageOverScale } from './averageOverScale.ts';
import { findProbability } from './findRoot.ts';

/** Tukey's studentized range over a number of groups, from 2. df from 1, need not be whole. */
export interface StudentizedRange {
  /**
   * P(Q > q), for q >= 0, to 1e-10. R's ptukey errs on few degrees of freedom, in the fourth digit on 2, and refuses under 2.
   */
  readonly tail: (q: number, df: number) => number;
  /** The q with P(Q > q) = p, for 0 < p < 1. R's qtukey stops at four digits. */
  readonly quantile: (p: number, df: number) => number;
}

/**
 * Source: Copenhaver and Holland (1988), Journal of Statistical Computation and Simulation 30: the range of `groups` standard
 * normals, averaged over S. The logarithm of its tail, which is costly, is a smooth function that all the pairs of an analysis
 * and all the steps towards a quantile share. Two groups give Student's t: P(|t| > q / sqrt 2).
 */
export function studentizedRangeOf(groups: number): StudentizedRange {
  const masses = Float64Array.from(largest, ({ density, below }) => density * below ** (groups - 1));
  const logTailAt = approximateSmooth((width) => Math.log(rangeTail(width, groups, masses)));
  const average = (df: number) => {
    // Six tenths of the standard deviation of ln S; on few degrees of freedom fine enough for the range of many groups.
    const averageOf = averageOverScale(df, Math.min(0.0625, 0.6 / Math.sqrt(2 * df)));
    return (q: number) => averageOf((scale) => (q * scale < widest ? Math.exp(logTailAt(q * scale)) : 0));
  };
  const tail = (q: number, df: number) => (q === 0 ? 1 : Math.min(1, average(df)(q)));
  const quantile = (p: number, df: number) => {
    // Between the quantile for a single pair and Bonferroni's for all of them.
    const pairs = (groups * (groups - 1)) / 2;
    const [low, high] = [1 - p / 2, 1 - p / 2 / pairs].map((level) => Math.SQRT2 * studentQuantile(level, df));
    return findProbability(average(df), p, (low ?? 0) * 0.999, (high ?? 0) * 1.001);
  };
  return { tail, quantile };
}

/** Nobody finds a range of normals as wide as this: its chance is below 1e-150. */
const widest = 40;

/** Ranges that are made once for each number of groups, so that analyses of equally many share what is costly. */
export function keepRanges(): typeof studentizedRangeOf {
  const ranges = new Map<number, StudentizedRange>();
  return (groups) => {
    const range = ranges.get(groups) ?? studentizedRangeOf(groups);
    ranges.set(groups, range);
    return range;
  };
}

/**
 * Points of the trapezoidal rule over the largest of the normals: its density times the step, and the chance of being below.
 */
const step = 0.2;
const largest = Array.from({ length: 76 }, (_, index) => {
  const z = index * step - 6;
  return { z, density: (step * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI), below: normalCdf(z, 0, 1) };
});

/**
 * P(range of `groups` standard normals > width): all others lie below the largest, but not all within `width` of it. Written
 * so that small tails keep their digits.
 *
 * @param masses the chance of each place of the largest, with all others below it
 */
function rangeTail(width: number, groups: number, masses: Float64Array): number {
  const others = groups - 1;
  let total = 0;
  for (const [index, { z, below }] of largest.entries()) {
    const farBelow = normalCdf(z - width, 0, 1);
    total -= (masses[index] ?? 0) * Math.expm1(others * Math.log1p(-farBelow / below));
  }
  return Math.min(1, groups * total);
}
