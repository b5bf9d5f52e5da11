import { itemsNeeded, packScore, scoreDenominator, sumBase } from './dimensionScore.ts';
import type { ScorePlan } from './scorePlans.ts';

/**
 * Scores people on one dimension, or one antecedent. A score comes as a whole number, -1 where too few items are answered:
 * below `common` stand the scores of those who answered all, as nearly all do, so that they can be counted in an array.
 */
export function startDimension(
  { sides, isEachSideAlone, scale }: Pick<ScorePlan, 'sides' | 'isEachSideAlone' | 'scale'>,
  places: readonly (readonly number[])[],
) {
  const itemCount = places.length;
  const needed = itemsNeeded(itemCount);
  const base = sumBase(itemCount, scale);
  const denominator = scoreDenominator(itemCount);
  const factors = Array.from({ length: itemCount + 1 }, (_, answered) =>
    answered ? denominator / BigInt(answered) : 0n,
  );
  const safeFactors = Float64Array.from(factors, Number);
  const flat = Int32Array.from(places.flat());
  const width = sides.length;
  /** The places on one side after the other. */
  const bySide = Int32Array.from(sides.flatMap((_, side) => places.map((item) => item[side] ?? 0)));
  const common = base ** width;
  const answered = new Int32Array(width);
  const sums = new Int32Array(width);
  const isWhole = (offsets: Int8Array, from: number): boolean => {
    for (let side = 0; side < width; side++) if ((offsets[flat[from + side] ?? 0] ?? -1) < 0) return false;
    return true;
  };
  /** The score of somebody who left an item out. */
  const readPartly = (offsets: Int8Array): number => {
    let isComplete = true;
    let score = 0;
    for (let side = 0; side < width; side++) {
      let count = 0;
      let sum = 0;
      for (let at = side; at < flat.length; at += width) {
        const offset = offsets[flat[at] ?? 0] ?? -1;
        if (offset < 0 || !(isEachSideAlone || width === 1 || isWhole(offsets, at - side))) continue;
        count++;
        sum += offset;
      }
      if (count < needed) return -1;
      if (count < itemCount) isComplete = false;
      answered[side] = count;
      sums[side] = sum;
      score = score * base + sum;
    }
    return isComplete ? score : common + packScore(answered, sums, itemCount, base);
  };

  return {
    common,
    /** A person's score from the answers, counted from the scale's minimum and turned round; below zero is none. */
    read(offsets: Int8Array): number {
      let score = 0;
      for (let side = 0, at = 0; side < width; side++) {
        let sum = 0;
        for (const end = at + itemCount; at < end; at++) {
          const offset = offsets[bySide[at] ?? 0] ?? -1;
          if (offset < 0) return readPartly(offsets);
          sum += offset;
        }
        answered[side] = itemCount;
        sums[side] = sum;
        score = score * base + sum;
      }
      return score;
    },
    /** The score as `packScore` packs it. */
    pack(score: number): number {
      if (score >= common) return score - common;
      let key = 0;
      for (let side = 0, rest = score, factor = 1; side < width; side++, factor *= base * (itemCount + 1)) {
        key += factor * (base * itemCount + (rest % base));
        rest = Math.floor(rest / base);
      }
      return key;
    },
    /** The last score on one side times `scoreDenominator`. */
    scaled: (side: number): number => (sums[side] ?? 0) * (safeFactors[answered[side] ?? 0] ?? 0),
    bigScaled: (side: number): bigint => BigInt(sums[side] ?? 0) * (factors[answered[side] ?? 0] ?? 0n),
  };
}
