import { collectCrossProducts } from './crossProducts.ts';
import { commonDenominator, scoreDenominator } from './dimensionScore.ts';
import type { PersonScores } from './scoring.ts';

/** The importance points that people gave to the dimensions. */
export interface PointsSummary {
  /** People who gave any point at all. */
  readonly given: number;
  /** Those whose points are whole and sum to what was asked, whether or not they have gaps, and each dimension's sum. */
  readonly exact: { readonly n: number; readonly sums: readonly number[] };
  /**
   * Those who left no point blank and gave more than none: each dimension's sum of doubled ranks, the most points being rank
   * 1 and equals sharing their middle rank.
   */
  readonly ranked: { readonly n: number; readonly doubledRanks: readonly number[] };
  /**
   * By the total that the points sum to, over the people with such points and a score on every dimension: sums of
   * (points x score) over the dimensions times `commonDenominator`, of the second side less the first where there are two.
   */
  readonly weighted: ReadonlyMap<number, WeightedSums>;
}

export interface WeightedSums {
  readonly n: number;
  readonly sum: bigint;
  readonly sumOfSquares: bigint;
}

/** More points than this are given to no dimension. */
const mostPoints = 100n;

/**
 * Collects the points of people, dimension by dimension, with their scores where they have one on every dimension. Points that
 * sum to `whole` were given as asked.
 *
 * @param largest the largest score that a person can have
 */
export function collectPoints(
  dimensionIds: readonly string[],
  itemCounts: readonly number[],
  whole: number,
  largest: bigint,
) {
  const common = commonDenominator(itemCounts);
  const factors = itemCounts.map((count) => common / scoreDenominator(count));
  const size = dimensionIds.length;
  const mostWeighted = factors.reduce((sum, factor) => sum + mostPoints * factor * largest, 0n);
  const isSafe = mostWeighted ** 2n <= BigInt(Number.MAX_SAFE_INTEGER);
  const safeFactors = Float64Array.from(factors, Number);
  const each = new Float64Array(size);
  const one = new Float64Array(1);
  const sums = new Array<number>(size).fill(0);
  const doubledRanks = new Array<number>(size).fill(0);
  const weighted = new Map<number, ReturnType<typeof collectCrossProducts>>();
  let given = 0;
  let exact = 0;
  let ranked = 0;

  /** Reads what was given to each dimension; their total, 0 where one of them has nothing. */
  const readPoints = (points: ReadonlyMap<string, number>): number => {
    let total = 0;
    for (let d = 0; d < size; d++) {
      const value = points.get(dimensionIds[d] ?? '') ?? -1;
      if (value < 0) return 0;
      each[d] = value;
      total += value;
    }
    return total;
  };
  const addRanks = () => {
    for (let d = 0; d < size; d++) {
      let rank = 1;
      const own = each[d] ?? 0;
      for (let other = 0; other < size; other++) {
        const points = each[other] ?? 0;
        rank += points > own ? 2 : points === own ? 1 : 0;
      }
      doubledRanks[d] = (doubledRanks[d] ?? 0) + rank;
    }
  };
  const weigh = (scores: PersonScores): Float64Array | readonly bigint[] => {
    const last = scores.length - size;
    if (isSafe && scores instanceof Float64Array) {
      one[0] = 0;
      for (let d = 0; d < size; d++) {
        const score = (scores[last + d] ?? 0) - (last > 0 ? (scores[d] ?? 0) : 0);
        one[0] += (each[d] ?? 0) * (safeFactors[d] ?? 0) * score;
      }
      return one;
    }
    const read = (at: number) => BigInt(scores[at] ?? 0);
    const scoreOf = (d: number) => read(last + d) - (last > 0 ? read(d) : 0n);
    return [factors.reduce((sum, factor, d) => sum + BigInt(each[d] ?? 0) * factor * scoreOf(d), 0n)];
  };

  return {
    add(points: ReadonlyMap<string, number>, scores: PersonScores | null): void {
      if (points.size === 0) return;
      given++;
      const total = readPoints(points);
      if (total === 0) return;
      ranked++;
      addRanks();
      if (total === whole) {
        exact++;
        for (let d = 0; d < size; d++) sums[d] = (sums[d] ?? 0) + (each[d] ?? 0);
      }
      if (scores === null) return;
      let sum = weighted.get(total);
      if (sum === undefined) {
        sum = collectCrossProducts(1, mostWeighted);
        weighted.set(total, sum);
      }
      sum.add(weigh(scores));
    },
    finish: (): PointsSummary => ({
      given,
      exact: { n: exact, sums },
      ranked: { n: ranked, doubledRanks },
      weighted: new Map(
        [...weighted].map(([total, collected]) => {
          const {
            n,
            sums: [sum = 0n],
            products: [sumOfSquares = 0n],
          } = collected.finish();
          return [total, { n, sum, sumOfSquares }];
        }),
      ),
    }),
  };
}
