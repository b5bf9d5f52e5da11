import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { adjustHolm } from './adjustP.ts';
import { rankTogether } from './rankTogether.ts';
import type { Tally } from './tally.ts';

/** Two groups, by their indexes a < b. z, p and pHolm are null where all values of all groups are equal. */
export interface DunnPair {
  readonly a: number;
  readonly b: number;
  /** Difference of the mean ranks, b - a, over its standard error. */
  readonly z: number | null;
  /** Two-sided, of this pair alone. */
  readonly p: number | null;
  /** The same by Holm over the pairs. */
  readonly pHolm: number | null;
}

/**
 * All pairs of groups that are not empty, after Kruskal and Wallis's test and on its ranks, corrected for ties.
 * Source: Dunn (1964), Technometrics 6(3).
 */
export function dunnTest(groups: readonly Tally[]): readonly DunnPair[] {
  const { sizes, meanRanks, variance } = rankTogether(groups);
  const filled = sizes.flatMap((size, index) => (size > 0 ? [{ index, size, meanRank: meanRanks[index] ?? 0 }] : []));
  const pairs = filled.flatMap((first, place) =>
    filled.slice(place + 1).map((second) => {
      const standardError = Math.sqrt(variance * (1 / first.size + 1 / second.size));
      const z = variance === 0 ? null : (second.meanRank - first.meanRank) / standardError;
      return { a: first.index, b: second.index, z, p: z === null ? null : 2 * normalCdf(-Math.abs(z), 0, 1) };
    }),
  );
  const adjusted = adjustHolm(pairs.map(({ p }) => p));
  return pairs.map((pair, index) => ({ ...pair, pHolm: adjusted[index] ?? null }));
}
