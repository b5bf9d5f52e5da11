import type { Scale } from '../instrument/scale.ts';
import type { Side } from '../instrument/side.ts';
import { type Counts, countOne } from './counts.ts';
import { type CrossProducts, collectCrossProducts } from './crossProducts.ts';
import { commonDenominator, itemsNeeded, packScore, scoreDenominator, sumBase } from './dimensionScore.ts';

/** The dimension scores of one side, or of two sides of the same people. */
export interface ScoreTable {
  readonly sides: readonly Side[];
  /** For each dimension, how often each score was reached, as packed by `packScore`. */
  readonly dimensions: readonly Counts<number>[];
  /**
   * Over the respondents who have a score on every dimension: their scores times `scoreDenominator`, counted from the
   * scale's minimum, all dimensions of the first side and then all of the second.
   */
  readonly complete: CrossProducts;
  /**
   * Of the same respondents, how often each sum over the dimensions was reached, times `commonDenominator`: of the second
   * side less the first where there are two.
   */
  readonly overall: Counts<number | bigint>;
}

/** What is scored: the sides, and for each dimension the places of its items' answers on each of them. */
export interface ScorePlan {
  readonly sides: readonly Side[];
  /** By dimension, item and side. */
  readonly places: readonly (readonly (readonly number[])[])[];
  /**
   * True where each side is scored from its own answered items, false where only items answered on all sides count, so that
   * the scores of one person always rest on the same items.
   */
  readonly isEachSideAlone: boolean;
  readonly scale: Scale;
}

/** A person's scores in the order of `ScoreTable.complete`. It is overwritten with the next person's. */
export type CompleteScores = Float64Array | readonly bigint[];

/** Collects a score table. `offsets` are a person's answers from the scale's minimum, turned round; below zero is none. */
export function collectScores(plan: ScorePlan) {
  const { sides, scale } = plan;
  const dimensions = plan.places.map((places) => collectDimension(plan, places));
  const itemCounts = plan.places.map((places) => places.length);
  const common = commonDenominator(itemCounts);
  const span = BigInt(scale.max - scale.min);
  const denominators = itemCounts.map(scoreDenominator);
  const largest = denominators.reduce((most, each) => (each > most ? each : most), 0n) * span;
  const isSafe = largest * largest <= BigInt(Number.MAX_SAFE_INTEGER);
  const isSumSafe = isSafe && common * span * BigInt(itemCounts.length) <= BigInt(Number.MAX_SAFE_INTEGER);
  const scores = new Float64Array(dimensions.length * sides.length);
  const bigScores = new Array<bigint>(scores.length).fill(0n);
  const factors = denominators.map((each) => common / each);
  const safeFactors = factors.map(Number);
  const complete = collectCrossProducts(scores.length, largest);
  const overall = new Map<number | bigint, number>();

  const sumSafely = (side: number): number => {
    let sum = 0;
    for (let d = 0; d < dimensions.length; d++)
      sum += (safeFactors[d] ?? 0) * (scores[side * dimensions.length + d] ?? 0);
    return sum;
  };
  const sumExactly = (side: number): bigint =>
    factors.reduce((sum, factor, d) => {
      const variable = side * dimensions.length + d;
      return sum + factor * (isSafe ? BigInt(scores[variable] ?? 0) : (bigScores[variable] ?? 0n));
    }, 0n);
  const last = sides.length - 1;
  const sumUp = (): number | bigint => {
    if (isSumSafe) return last === 0 ? sumSafely(0) : sumSafely(last) - sumSafely(0);
    return last === 0 ? sumExactly(0) : sumExactly(last) - sumExactly(0);
  };

  let scored = 0;

  return {
    /** Adds a person; gives the scores where there is one on every dimension. */
    add(offsets: Int8Array): CompleteScores | null {
      scored = 0;
      for (let d = 0; d < dimensions.length; d++) {
        const dimension = dimensions[d];
        if (!dimension?.add(offsets)) continue;
        scored++;
        for (let side = 0; side < sides.length; side++) {
          const variable = side * dimensions.length + d;
          if (isSafe) scores[variable] = dimension.score(side);
          else bigScores[variable] = dimension.bigScore(side);
        }
      }
      if (scored < dimensions.length) return null;
      const found = isSafe ? scores : bigScores;
      complete.add(found);
      countOne(overall, sumUp());
      return found;
    },
    /** Whether the last person has a score on any dimension. */
    isScored: () => scored > 0,
    largest,
    finish: (): ScoreTable => ({
      sides,
      dimensions: dimensions.map(({ counts }) => counts),
      complete: complete.finish(),
      overall,
    }),
  };
}

/** Collects the scores of one dimension, or of one antecedent. */
export function collectDimension(
  { sides, isEachSideAlone, scale }: Pick<ScorePlan, 'sides' | 'isEachSideAlone' | 'scale'>,
  places: readonly (readonly number[])[],
) {
  const counts = new Map<number, number>();
  const needed = itemsNeeded(places.length);
  const base = sumBase(places.length, scale);
  const denominator = scoreDenominator(places.length);
  const factors = Array.from({ length: places.length + 1 }, (_, answered) =>
    answered ? denominator / BigInt(answered) : 0n,
  );
  const safeFactors = factors.map(Number);
  const flat = Int32Array.from(places.flat());
  const width = sides.length;
  const answered = new Array<number>(width).fill(0);
  const sums = new Array<number>(width).fill(0);
  const isWhole = (offsets: Int8Array, from: number): boolean => {
    for (let side = 0; side < width; side++) if ((offsets[flat[from + side] ?? -1] ?? -1) < 0) return false;
    return true;
  };

  return {
    counts,
    /** Counts a person's score; false when too few items are answered. */
    add(offsets: Int8Array): boolean {
      answered.fill(0);
      sums.fill(0);
      for (let from = 0; from < flat.length; from += width) {
        if (!isEachSideAlone && !isWhole(offsets, from)) continue;
        for (let side = 0; side < width; side++) {
          const offset = offsets[flat[from + side] ?? -1] ?? -1;
          if (offset < 0) continue;
          answered[side] = (answered[side] ?? 0) + 1;
          sums[side] = (sums[side] ?? 0) + offset;
        }
      }
      for (let side = 0; side < width; side++) if ((answered[side] ?? 0) < needed) return false;
      countOne(counts, packScore(answered, sums, places.length, base));
      return true;
    },
    score: (side: number): number => (sums[side] ?? 0) * (safeFactors[answered[side] ?? 0] ?? 0),
    bigScore: (side: number): bigint => BigInt(sums[side] ?? 0) * (factors[answered[side] ?? 0] ?? 0n),
  };
}
