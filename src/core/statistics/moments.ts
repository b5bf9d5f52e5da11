/** The number of values, their mean (null when there are none) and their sample variance (null below two). */
export interface Moments {
  readonly n: number;
  readonly mean: number | null;
  readonly variance: number | null;
}

/**
 * Mean and sample variance (division by n - 1) of values x = v / denominator, from exact sums over the whole numbers v.
 * No rounding happens before the last division, so equal data give equal bits in whatever order they came.
 */
export function momentsOf(n: number, sum: bigint, sumOfSquares: bigint, denominator = 1n): Moments {
  const count = BigInt(n);
  return {
    n,
    mean: n < 1 ? null : divide(sum, count * denominator),
    variance: n < 2 ? null : divide(count * sumOfSquares - sum * sum, count * (count - 1n) * denominator * denominator),
  };
}

/** A quotient of whole numbers of any size, rounded once. Numbers past the range of floating point are shortened first. */
function divide(numerator: bigint, denominator: bigint): number {
  const excess = BigInt(Math.max(0, denominator.toString(2).length - widest));
  return Number(numerator >> excess) / Number(denominator >> excess);
}

/** Bits that a denominator may keep: enough for full precision, far below the 1,024 at which a number becomes infinite. */
const widest = 900;
