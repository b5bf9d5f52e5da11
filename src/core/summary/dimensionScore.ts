import type { Scale } from '../instrument/scale.ts';

/**
 * A respondent's score on a dimension is the mean over the items answered on all the sides compared, provided that at least
 * half of the dimension's items (rounded up) are. It is kept as what it is made of, the number of items and their sums, so
 * that it stays exact: `sums` count from the scale's minimum, one for each side.
 */
export interface DimensionScore {
  readonly answered: number;
  readonly sums: readonly number[];
}

/** How many of a dimension's items must be answered for it to have a score: half, rounded up. */
export function itemsNeeded(itemCount: number): number {
  return Math.ceil(itemCount / 2);
}

/**
 * The number by which every score of the dimension can be multiplied to give a whole number: the least common multiple of
 * all numbers of items that a score can rest on. 60 for five items (3, 4 or 5 answered). Past 2^53 from 41 items on.
 */
export function scoreDenominator(itemCount: number): bigint {
  let multiple = 1n;
  for (let answered = BigInt(itemsNeeded(itemCount)); answered <= BigInt(itemCount); answered++)
    multiple = (multiple / greatestCommonDivisor(multiple, answered)) * answered;
  return multiple;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** One more than the largest sum of a dimension's answers, counted from the scale's minimum. */
export function sumBase(itemCount: number, scale: Scale): number {
  return itemCount * (scale.max - scale.min) + 1;
}

/** A score as one number, so that equal scores can be counted. */
export function packScore(answered: number, sums: ArrayLike<number>, base: number): number {
  let key = answered;
  for (let side = 0; side < sums.length; side++) key = key * base + (sums[side] ?? 0);
  return key;
}

export function unpackScore(key: number, sideCount: number, base: number): DimensionScore {
  const sums = new Array<number>(sideCount);
  let rest = key;
  for (let side = sideCount - 1; side >= 0; side--) {
    sums[side] = rest % base;
    rest = Math.floor(rest / base);
  }
  return { answered: rest, sums };
}
