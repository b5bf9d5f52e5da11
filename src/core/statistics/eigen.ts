import { EigenvalueDecomposition } from 'ml-matrix';
import type { Matrix } from './covariance.ts';

/** The eigenvalues of a symmetric matrix, largest first, and beside each its vector of length 1, as a row. */
export function eigenDecomposition(symmetric: Matrix): {
  readonly values: readonly number[];
  readonly vectors: Matrix;
} {
  if (symmetric.length === 0) return { values: [], vectors: [] };
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(nudge(symmetric), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, index) => index);
  order.sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  return {
    values: order.map((index) => realEigenvalues[index] ?? 0),
    vectors: order.map((index) => eigenvectorMatrix.getColumn(index)),
  };
}

/**
 * Numbers whose squares are too small to be told from nothing make the decomposition divide by zero. So such are nothing, and
 * the diagonal is raised; both by far less than the last digit of the largest number.
 */
function nudge(symmetric: Matrix): number[][] {
  const largest = symmetric.reduce((most, row) => row.reduce((top, value) => Math.max(top, Math.abs(value)), most), 0);
  const settle = (value: number) => (Math.abs(value) < 1e-30 * largest ? 0 : value);
  return symmetric.map((row, i) => row.map((value, j) => settle(value) + (i === j ? 1e-20 * largest : 0)));
}
