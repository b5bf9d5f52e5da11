import { commonDenominator, scoreDenominator } from './dimensionScore.ts';
import type { CompleteScores } from './scoreTable.ts';

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

/**
 * Collects the points of people, dimension by dimension, with their scores where they have one on every dimension. Points that
 * sum to `whole` were given as asked.
 */
export function collectPoints(dimensionIds: readonly string[], itemCounts: readonly number[], whole: number) {
  const common = commonDenominator(itemCounts);
  const factors = itemCounts.map((count) => common / scoreDenominator(count));
  const size = dimensionIds.length;
  const sums = new Array<number>(size).fill(0);
  const doubledRanks = new Array<number>(size).fill(0);
  const weighted = new Map<number, WeightedSums>();
  let given = 0;
  let exact = 0;
  let ranked = 0;

  return {
    add(points: ReadonlyMap<string, number>, scores: CompleteScores | null): void {
      if (points.size === 0) return;
      given++;
      const each = dimensionIds.map((id) => points.get(id) ?? -1);
      if (each.some((value) => value < 0)) return;
      const total = each.reduce((sum, value) => sum + value, 0);
      if (total === 0) return;
      ranked++;
      for (const [d, value] of each.entries())
        doubledRanks[d] =
          (doubledRanks[d] ?? 0) +
          each.reduce((rank, other) => rank + (other > value ? 2 : other === value ? 1 : 0), 1);
      if (total === whole) {
        exact++;
        for (const [d, value] of each.entries()) sums[d] = (sums[d] ?? 0) + value;
      }
      if (scores === null) return;
      const value = each.reduce(
        (sum, weight, d) => sum + BigInt(weight) * (factors[d] ?? 0n) * lastLessFirst(scores, d, size),
        0n,
      );
      const before = weighted.get(total) ?? { n: 0, sum: 0n, sumOfSquares: 0n };
      weighted.set(total, {
        n: before.n + 1,
        sum: before.sum + value,
        sumOfSquares: before.sumOfSquares + value * value,
      });
    },
    finish: (): PointsSummary => ({ given, exact: { n: exact, sums }, ranked: { n: ranked, doubledRanks }, weighted }),
  };
}

function lastLessFirst(scores: CompleteScores, dimension: number, size: number): bigint {
  const last = BigInt(scores[scores.length - size + dimension] ?? 0);
  return scores.length > size ? last - BigInt(scores[dimension] ?? 0) : last;
}
