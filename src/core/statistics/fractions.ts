import { type Moments, momentsOf } from './moments.ts';
import { type Tally, tallyOf } from './tally.ts';

/** A sample of exact fractions: how often each numerator was seen over the one denominator. Numerators may repeat. */
export interface Fractions {
  readonly denominator: bigint;
  readonly counted: readonly (readonly [numerator: bigint, count: number])[];
}

export function momentsOfFractions({ denominator, counted }: Fractions): Moments {
  let n = 0;
  let sum = 0n;
  let sumOfSquares = 0n;
  for (const [numerator, count] of counted) {
    n += count;
    sum += BigInt(count) * numerator;
    sumOfSquares += BigInt(count) * numerator * numerator;
  }
  return momentsOf(n, sum, sumOfSquares, denominator);
}

/** The sample as numbers. Fractions of equal size give equal bits, so that ties are found. */
export function tallyOfFractions({ denominator, counted }: Fractions): Tally {
  return tallyOf(counted.map(([numerator, count]) => [Number(numerator) / Number(denominator), count]));
}
