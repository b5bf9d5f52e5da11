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
    mean: n < 1 ? null : Number(sum) / Number(count * denominator),
    variance:
      n < 2
        ? null
        : Number(count * sumOfSquares - sum * sum) / Number(count * (count - 1n) * denominator * denominator),
  };
}
