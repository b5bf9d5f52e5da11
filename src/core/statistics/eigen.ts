import { EigenvalueDecomposition } from 'ml-matrix';
import type { Matrix } from './covariance.ts';

/** The eigenvalues of a symmetric matrix, largest first, and beside each its vector of length 1, as a row. */
export function eigenDecomposition(symmetric: Matrix): {
  readonly values: readonly number[];
  readonly vectors: Matrix;
} {
  if (symmetric.length === 0) return { values: [], vectors: [] };
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, index) => index);
  order.sort((a, b) => (realEigenvalues[b] ?? 0) - (realEigenvalues[a] ?? 0));
  return {
    values: order.map((index) => realEigenvalues[index] ?? 0),
    vectors: order.map((index) => eigenvectorMatrix.getColumn(index)),
  };
}
