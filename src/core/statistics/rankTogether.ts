import type { Tally } from './tally.ts';

/** The ranks that several groups have in one order of all their values. */
export interface JointRanks {
  /** Values in all. */
  readonly n: number;
  readonly sizes: readonly number[];
  /** Mean of the midranks of each group; 0 for an empty one. */
  readonly meanRanks: readonly number[];
  /** Sample variance of the midranks, n (n + 1) / 12 less the ties' share; 0 where all values are equal or there are none. */
  readonly variance: number;
}

export function rankTogether(groups: readonly Tally[]): JointRanks {
  const together = new Map<number, number>();
  for (const { values, counts } of groups)
    for (const [index, value] of values.entries())
      together.set(value, (together.get(value) ?? 0) + (counts[index] ?? 0));
  const ranks = new Map<number, number>();
  let n = 0;
  let ties = 0;
  for (const [value, count] of [...together].sort(([a], [b]) => a - b)) {
    ranks.set(value, n + (count + 1) / 2);
    n += count;
    ties += count ** 3 - count;
  }
  const sizes = groups.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));
  const meanRanks = groups.map(({ values, counts }, group) => {
    const sum = values.reduce((total, value, index) => total + (ranks.get(value) ?? 0) * (counts[index] ?? 0), 0);
    return sum / Math.max(1, sizes[group] ?? 0);
  });
  const variance = together.size < 2 ? 0 : (n * (n + 1)) / 12 - ties / (12 * (n - 1));
  return { n, sizes, meanRanks, variance };
}
