import { CholeskyDecomposition, Matrix as Dense } from 'ml-matrix';
import type { Matrix } from './covariance.ts';

/** Where the variables before it explain all but this share of a variable, it is taken for a combination of them. */
const leastOwnShare = 1e-10;

/**
 * The inverse and the natural logarithm of the determinant of a covariance or correlation matrix, by Cholesky's
 * decomposition, which neither overflows nor underflows. Null where the matrix is singular: a variable without variance, or
 * one that the others determine. The empty matrix is its own inverse.
 */
export function invertDefinite(matrix: Matrix): { readonly inverse: Matrix; readonly logDeterminant: number } | null {
  const cholesky = new CholeskyDecomposition(matrix);
  const pivots = cholesky.lowerTriangularMatrix.diagonal();
  if (pivots.some((pivot, i) => !(pivot ** 2 > leastOwnShare * (matrix[i]?.[i] ?? 0)))) return null;
  const inverse = cholesky.solve(Dense.eye(matrix.length)).to2DArray();
  return { inverse, logDeterminant: pivots.reduce((total, pivot) => total + 2 * Math.log(pivot), 0) };
}
