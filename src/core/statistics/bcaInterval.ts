import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { quantileOfSorted } from './quantile.ts';

/**
 * The bias-corrected and accelerated 95 % bootstrap interval of `estimate`, from the sorted values it took in the resamples.
 * Replicates equal to the estimate count half as below it: means of ratings move in steps and often meet it. Null where all
 * replicates lie to one side of it or none differs, and where the acceleration is too strong for a level to exist.
 * Source: Efron (1987), Journal of the American Statistical Association 82; Efron and Tibshirani (1993), 14.3.
 */
export function bcaInterval(
  estimate: number,
  sorted: ArrayLike<number>,
  acceleration: number,
): readonly [number, number] | null {
  let below = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const value = sorted[index] ?? estimate;
    below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  }
  if (below === 0 || below === sorted.length || sorted[0] === sorted[sorted.length - 1]) return null;
  const bias = normalQuantile(below / sorted.length, 0, 1);
  const endAt = (z: number) => {
    const moved = bias + z;
    const shrink = 1 - acceleration * moved;
    return shrink > 0 ? quantileOfSorted(sorted, normalCdf(bias + moved / shrink, 0, 1)) : null;
  };
  const z = normalQuantile(0.975, 0, 1);
  const low = endAt(-z);
  const high = endAt(z);
  return low === null || high === null ? null : [low, high];
}

/**
 * How fast the standard error changes with the estimate: a sixth of the skewness of the jackknife's influences mean - theta(i).
 * `left` holds theta(i), the statistic without one respondent of cell i, null where the cell is empty; each counts as often as
 * the cell has respondents. Null where a statistic is missing or none differs. Source: Efron and Tibshirani (1993), 14.15.
 */
export function accelerationOf(counts: readonly number[], left: readonly (number | null)[]): number | null {
  let n = 0;
  let sum = 0;
  for (const [cell, count] of counts.entries()) {
    if (count === 0) continue;
    const value = left[cell] ?? null;
    if (value === null) return null;
    n += count;
    sum += count * value;
  }
  const mean = sum / n;
  let squares = 0;
  let cubes = 0;
  for (const [cell, count] of counts.entries()) {
    const influence = mean - (left[cell] ?? mean);
    squares += count * influence ** 2;
    cubes += count * influence ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : null;
}
