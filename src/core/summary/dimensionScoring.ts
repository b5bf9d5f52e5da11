import { type AnswerColumns, mostTogether } from './answerColumns.ts';
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
  const width = sides.length;
  const common = base ** width;
  const scores = new Float64Array(mostTogether);
  /** Below zero where one of the answers is missing. */
  const lowest = new Int8Array(mostTogether);
  /** On one side after the other, of each person. */
  const answered = new Int32Array(width * mostTogether);
  const sums = new Int32Array(width * mostTogether);
  const ofPerson = { answered: new Array<number>(width).fill(0), sums: new Array<number>(width).fill(0) };

  const addUp = ({ count, offsets }: AnswerColumns, side: number) => {
    const start = side * mostTogether;
    sums.fill(0, start, start + count);
    answered.fill(itemCount, start, start + count);
    for (const item of places) {
      const column = (item[side] ?? 0) * mostTogether;
      for (let person = 0; person < count; person++) {
        const offset = offsets[column + person] ?? -1;
        sums[start + person] = (sums[start + person] ?? 0) + offset;
        lowest[person] = (lowest[person] ?? 0) | offset;
      }
    }
  };
  /** The score of somebody who left an item out. */
  const readPartly = ({ offsets }: AnswerColumns, person: number): number => {
    const offsetOf = (place: number) => offsets[place * mostTogether + person] ?? -1;
    for (let side = 0; side < width; side++) {
      let count = 0;
      let sum = 0;
      for (const item of places) {
        const offset = offsetOf(item[side] ?? 0);
        if (offset < 0 || !(isEachSideAlone || width === 1 || item.every((place) => offsetOf(place) >= 0))) continue;
        count++;
        sum += offset;
      }
      if (count < needed) return -1;
      ofPerson.answered[side] = answered[side * mostTogether + person] = count;
      ofPerson.sums[side] = sums[side * mostTogether + person] = sum;
    }
    return common + packScore(ofPerson.answered, ofPerson.sums, itemCount, base);
  };

  return {
    common,
    /** Each person's score from the answers, counted from the scale's minimum and turned round; overwritten with the next ones'. */
    read(columns: AnswerColumns): Float64Array {
      const { count } = columns;
      lowest.fill(0);
      scores.fill(0);
      for (let side = 0; side < width; side++) {
        addUp(columns, side);
        for (let person = 0; person < count; person++)
          scores[person] = (scores[person] ?? 0) * base + (sums[side * mostTogether + person] ?? 0);
      }
      for (let person = 0; person < count; person++)
        if ((lowest[person] ?? 0) < 0) scores[person] = readPartly(columns, person);
      return scores;
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
    /** Writes the scores that were read last on one side, times `scoreDenominator`, into a part of columns. */
    writeScaled(side: number, columns: Float64Array, from: number, count: number): void {
      for (let person = 0, at = side * mostTogether; person < count; person++, at++)
        columns[from + person] = (sums[at] ?? 0) * (safeFactors[answered[at] ?? 0] ?? 0);
    },
    /** The same of one person, where floating point would round it. */
    bigScaled(side: number, person: number): bigint {
      const at = side * mostTogether + person;
      return BigInt(sums[at] ?? 0) * (factors[answered[at] ?? 0] ?? 0n);
    },
  };
}
