import type { Matrix } from './covariance.ts';
import { eigenDecomposition } from './eigen.ts';
import { invertDefinite } from './invertDefinite.ts';

/**
 * How much of R^2 belongs to each predictor though they correlate: raw weights, 0 or more, that sum to R^2. The outcome is
 * the last variable of the correlation matrix. Null without predictors and where they determine one another.
 * Source: Johnson (2000), Multivariate Behavioral Research 35(1).
 */
export function relativeWeights(correlation: Matrix): readonly number[] | null {
  const size = correlation.length - 1;
  const predictors = correlation.slice(0, size).map((row) => row.slice(0, size));
  if (size < 1 || !invertDefinite(predictors)) return null;
  const { values, vectors } = eigenDecomposition(predictors);
  // The root of the correlations among the predictors ties each to the uncorrelated variables nearest to them all.
  const rotate = (power: number, i: number, j: number) =>
    vectors.reduce((sum, vector, k) => sum + (vector[i] ?? 0) * (vector[j] ?? 0) * (values[k] ?? 0) ** power, 0);
  const slopes = predictors.map((_, j) =>
    predictors.reduce((sum, _, i) => sum + rotate(-0.5, j, i) * (correlation[i]?.[size] ?? 0), 0),
  );
  return predictors.map((_, i) => slopes.reduce((sum, slope, j) => sum + rotate(0.5, i, j) ** 2 * slope ** 2, 0));
}
