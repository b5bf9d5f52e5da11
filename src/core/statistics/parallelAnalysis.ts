import chiSquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import { type Random, startRandom } from '../simulation/random.ts';
import { correlationOf, fillSymmetric, type Matrix } from './covariance.ts';
import { eigenvalues } from './factorExtraction.ts';
import { quantileOfSorted } from './quantile.ts';

/**
 * The eigenvalues that chance alone gives: mean and 95 % quantile of the largest, the second, ... over resampled
 * correlation matrices of n cases of independent normal variables. The same seed gives the same figures. Each matrix is drawn
 * whole, by Bartlett's decomposition, so time does not grow with n. Null where n <= variables: such matrices are singular.
 * Source: Horn (1965), Psychometrika 30(2); Glorfeld (1995), Educational and Psychological Measurement 55(3) for the quantile.
 */
export function parallelAnalysis(
  n: number,
  variables: number,
  { seed, resamples }: { readonly seed: number; readonly resamples: number },
): { readonly mean: readonly number[]; readonly quantile95: readonly number[] } | null {
  if (variables < 1 || n <= variables || resamples < 1) return null;
  const random = startRandom(seed);
  const drawn = Array.from({ length: resamples }, () => eigenvalues(drawCorrelation(n, variables, random)));
  const places = Array.from({ length: variables }, (_, place) => drawn.map((values) => values[place] ?? 0));
  return {
    mean: places.map((values) => values.reduce((sum, value) => sum + value, 0) / resamples),
    quantile95: places.map(
      (values) =>
        quantileOfSorted(
          values.sort((a, b) => a - b),
          0.95,
        ) ?? 0,
    ),
  };
}

/** How many factors to keep: the eigenvalues above those of chance, up to the first that is not. */
export function factorsToKeep(values: readonly number[], quantile95: readonly number[]): number {
  const first = values.findIndex((value, place) => !(value > (quantile95[place] ?? Number.POSITIVE_INFINITY)));
  return first < 0 ? values.length : first;
}

/**
 * Correlations of n cases of independent normal variables. Their covariance matrix times n - 1 is A A', with A lower
 * triangular, normal below the diagonal, and on it the root of a chi-squared of n - 1, n - 2, ... degrees of freedom.
 * Source: Bartlett (1933), Proceedings of the Royal Society of Edinburgh 53.
 */
function drawCorrelation(n: number, variables: number, random: Random): Matrix {
  const lower = Array.from({ length: variables }, (_, i) => [
    ...Array.from({ length: i }, random.normal),
    Math.sqrt(chiSquareQuantile(random.uniform(), n - 1 - i)),
  ]);
  const scatter = fillSymmetric(variables, (i, j) =>
    (lower[i] ?? []).reduce((sum, value, k) => sum + value * (lower[j]?.[k] ?? 0), 0),
  );
  return correlationOf(scatter) ?? scatter;
}
