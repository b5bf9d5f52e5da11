import { chiSquareUpperTail } from './chiSquareTail.ts';
import type { Matrix } from './covariance.ts';
import { invertDefinite } from './invertDefinite.ts';
import { partialCorrelationMatrix } from './partialCorrelations.ts';

/**
 * The Kaiser-Meyer-Olkin measure, sum r^2 / (sum r^2 + sum of partial r^2) over all pairs, from 0 to 1, and the same over the
 * pairs of each item (null for one that correlates with none). Null where the matrix is singular or nothing correlates.
 * Source: Kaiser and Rice (1974), Educational and Psychological Measurement 34(1). R's psych::KMO.
 */
export function kaiserMeyerOlkin(
  correlation: Matrix,
): { readonly value: number; readonly items: readonly (number | null)[] } | null {
  const partial = partialCorrelationMatrix(correlation);
  if (!partial) return null;
  const plain = correlation.map(sumOfOtherSquares);
  const held = partial.map(sumOfOtherSquares);
  const share = (r: number, rest: number) => (r + rest > 0 ? r / (r + rest) : null);
  const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const value = share(add(plain), add(held));
  return value === null ? null : { value, items: plain.map((r, item) => share(r, held[item] ?? 0)) };
}

function sumOfOtherSquares(row: readonly number[], item: number): number {
  return row.reduce((sum, value, other) => (other === item ? sum : sum + value ** 2), 0);
}

/**
 * Bartlett's test that no two of p variables correlate: chi2 = -(n - 1 - (2p + 5) / 6) ln |R| on p (p - 1) / 2 degrees of
 * freedom. Null where the matrix is singular, below two variables, or where n is too small for the factor to be positive.
 * Source: Bartlett (1951), Biometrika 38(3/4). R's psych::cortest.bartlett.
 */
export function bartlettSphericity(
  correlation: Matrix,
  n: number,
): { readonly chi2: number; readonly df: number; readonly p: number } | null {
  const size = correlation.length;
  const factor = n - 1 - (2 * size + 5) / 6;
  const inverted = invertDefinite(correlation);
  if (!inverted || size < 2 || factor <= 0) return null;
  const chi2 = Math.max(0, -factor * inverted.logDeterminant);
  const df = (size * (size - 1)) / 2;
  return { chi2, df, p: chiSquareUpperTail(chi2, df) };
}
