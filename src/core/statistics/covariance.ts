import type { CrossProducts } from '../summary/crossProducts.ts';

/** Rows of numbers, all of one length. Covariance and correlation matrices are square and symmetric. */
export type Matrix = readonly (readonly number[])[];

/**
 * Sample covariances (division by n - 1) of the variables x = v / denominator, from exact sums over the whole numbers v; the
 * denominators are 1 where not given. Nothing is rounded before the one division, as in `momentsOf`. Null below two cases.
 */
export function covarianceOf(
  { n, sums, products }: CrossProducts,
  denominators: readonly bigint[] = sums.map(() => 1n),
): Matrix | null {
  if (n < 2) return null;
  const count = BigInt(n);
  const pairs = count * (count - 1n);
  let place = 0;
  return fillSymmetric(sums.length, (i, j) => {
    const crossed = count * (products[place++] ?? 0n) - (sums[i] ?? 0n) * (sums[j] ?? 0n);
    return Number(crossed) / Number(pairs * (denominators[i] ?? 1n) * (denominators[j] ?? 1n));
  });
}

/** The symmetric matrix whose upper triangle is computed row by row. */
export function fillSymmetric(size: number, entry: (i: number, j: number) => number): Matrix {
  const rows: number[][] = [];
  for (let i = 0; i < size; i++)
    rows.push(Array.from({ length: size }, (_, j) => (j < i ? (rows[j]?.[i] ?? 0) : entry(i, j))));
  return rows;
}

/** The covariances of some of the variables, in the order of the indexes. */
export function selectVariables(covariance: Matrix, indexes: readonly number[]): Matrix {
  return indexes.map((i) => indexes.map((j) => covariance[i]?.[j] ?? 0));
}

/**
 * The covariances of weighted sums of the variables, W C W': each row of the weights makes one new variable. A result below
 * the rounding error of the terms it is made of is 0, so that a sum without variance is known as such.
 */
export function combineVariables(covariance: Matrix, weights: Matrix): Matrix {
  return fillSymmetric(weights.length, (i, j) => combine(covariance, weights[i] ?? [], weights[j] ?? []));
}

function combine(covariance: Matrix, left: readonly number[], right: readonly number[]): number {
  let total = 0;
  let size = 0;
  for (const [i, weight] of left.entries()) {
    if (weight === 0) continue;
    for (const [j, other] of right.entries()) {
      const term = weight * other * (covariance[i]?.[j] ?? 0);
      total += term;
      size += Math.abs(term);
    }
  }
  return Math.abs(total) <= size * covariance.length * Number.EPSILON ? 0 : total;
}

/** Pearson correlations from covariances: -1 to 1, exactly 1 on the diagonal. Null where a variable has no variance. */
export function correlationOf(covariance: Matrix): Matrix | null {
  const variances = covariance.map((row, i) => row[i] ?? 0);
  if (variances.some((variance) => !(variance > 0))) return null;
  return covariance.map((row, i) =>
    row.map((value, j) => Math.max(-1, Math.min(1, value / Math.sqrt((variances[i] ?? 0) * (variances[j] ?? 0))))),
  );
}
