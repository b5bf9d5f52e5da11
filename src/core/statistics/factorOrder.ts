import type { Matrix } from './covariance.ts';

/** Loadings of items (rows) on factors (columns), and how the factors correlate. */
export interface Rotation {
  readonly loadings: Matrix;
  readonly phi: Matrix;
}

/** Sums smaller than this are rounding: they tell no direction. */
const nothing = 1e-9;

/**
 * The same factors in the one order and direction in which all are shown: by their sums of squared loadings, largest first,
 * each so that its loadings sum to 0 or more. Where they sum to nothing, the first that is not nothing is positive.
 */
export function orderFactors({ loadings, phi }: Rotation): Rotation {
  const factors = phi
    .map((_, factor) => {
      const column = loadings.map((row) => row[factor] ?? 0);
      return { factor, sign: directionOf(column), size: column.reduce((sum, value) => sum + value ** 2, 0) };
    })
    .sort((a, b) => b.size - a.size);
  // Adding 0 makes 0 of -0.
  return {
    loadings: loadings.map((row) => factors.map(({ factor, sign }) => sign * (row[factor] ?? 0) + 0)),
    phi: factors.map((a) => factors.map((b) => a.sign * b.sign * (phi[a.factor]?.[b.factor] ?? 0) + 0)),
  };
}

function directionOf(column: readonly number[]): number {
  const sum = column.reduce((total, value) => total + value, 0);
  const telling = Math.abs(sum) > nothing ? sum : (column.find((value) => Math.abs(value) > nothing) ?? 1);
  return telling < 0 ? -1 : 1;
}

/** The correlations of factors that do not correlate. */
export function uncorrelated(factors: number): Matrix {
  return Array.from({ length: factors }, (_, i) => Array.from({ length: factors }, (_, j) => (i === j ? 1 : 0)));
}
