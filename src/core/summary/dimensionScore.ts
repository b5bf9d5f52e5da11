import type { Scale } from '../instrument/scale.ts';

/**
 * A respondent's score on a dimension is the mean over its answered items, provided that at least half of the dimension's
 * items (rounded up) are answered. It is kept as what it is made of, so that it stays exact: for each side compared the
 * number of items answered and the sum of their answers, counted from the scale's minimum.
 */
export interface DimensionScore {
  readonly answered: readonly number[];
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

/** The number by which the scores of all these dimensions can be multiplied to give whole numbers. */
export function commonDenominator(itemCounts: readonly number[]): bigint {
  return itemCounts.map(scoreDenominator).reduce((a, b) => (a / greatestCommonDivisor(a, b)) * b, 1n);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** One more than the largest sum of a dimension's answers, counted from the scale's minimum. */
export function sumBase(itemCount: number, scale: Scale): number {
  return itemCount * (scale.max - scale.min) + 1;
}

/** A score as one number, so that equal scores can be counted. */
export function packScore(
  answered: ArrayLike<number>,
  sums: ArrayLike<number>,
  itemCount: number,
  base: number,
): number {
  let key = 0;
  for (let side = 0; side < sums.length; side++)
    key = (key * (itemCount + 1) + (answered[side] ?? 0)) * base + (sums[side] ?? 0);
  return key;
}

export function unpackScore(key: number, sideCount: number, itemCount: number, base: number): DimensionScore {
  const answered = new Array<number>(sideCount);
  const sums = new Array<number>(sideCount);
  let rest = key;
  for (let side = sideCount - 1; side >= 0; side--) {
    sums[side] = rest % base;
    rest = Math.floor(rest / base);
    answered[side] = rest % (itemCount + 1);
    rest = Math.floor(rest / (itemCount + 1));
  }
  return { answered, sums };
}
