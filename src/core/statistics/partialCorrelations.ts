import type { Matrix } from './covariance.ts';
import { invertDefinite } from './invertDefinite.ts';

/**
 * The correlation of each two variables once all others are held constant, -q_ij / sqrt(q_ii q_jj) of the inverse
 * correlation matrix; 1 on the diagonal. Null where the matrix is singular.
 * Source: Whittaker (1990), Graphical Models in Applied Multivariate Statistics, 5.8.
 */
export function partialCorrelationMatrix(correlation: Matrix): Matrix | null {
  const inverted = invertDefinite(correlation);
  if (!inverted) return null;
  const scale = inverted.inverse.map((row, i) => Math.sqrt(row[i] ?? 0));
  return inverted.inverse.map((row, i) =>
    row.map((value, j) => (i === j ? 1 : -value / ((scale[i] ?? 0) * (scale[j] ?? 0)))),
  );
}

/**
 * The partial correlation of each predictor with the outcome, the last variable, given the other predictors. Null where the
 * matrix is singular; no predictors give none.
 */
export function partialCorrelations(correlation: Matrix): readonly number[] | null {
  return partialCorrelationMatrix(correlation)?.at(-1)?.slice(0, -1) ?? null;
}
