import { type Moments, momentsOf } from './moments.ts';
import { type Tally, tallyOf } from './tally.ts';

/**
 * A sample of exact fractions: how often each numerator was seen over the one denominator. Numerators may repeat; they are
 * whole, and plain numbers where they are safe, as those cost a tenth.
 */
export interface Fractions {
  readonly denominator: bigint;
  readonly counted: Iterable<readonly [numerator: number | bigint, count: number]>;
}

export function momentsOfFractions({ denominator, counted }: Fractions): Moments {
  let n = 0;
  let sum = 0n;
  let sumOfSquares = 0n;
  for (const [numerator, count] of counted) {
    const whole = BigInt(numerator);
    const share = BigInt(count) * whole;
    n += count;
    sum += share;
    sumOfSquares += share * whole;
  }
  return momentsOf(n, sum, sumOfSquares, denominator);
}

/** The sample as numbers. Fractions of equal size give equal bits, so that ties are found. */
export function tallyOfFractions({ denominator, counted }: Fractions): Tally {
  const divisor = Number(denominator);
  return tallyOf(Array.from(counted, ([numerator, count]) => [Number(numerator) / divisor, count] as const));
}
