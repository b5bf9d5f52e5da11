import { chiSquareUpperTail } from './chiSquareTail.ts';
import { rankTogether } from './rankTogether.ts';
import type { Tally } from './tally.ts';

/** Kruskal and Wallis's test that several groups come from one distribution. */
export interface KruskalWallis {
  /** H, corrected for ties; null with fewer than two groups or where all values are equal. */
  readonly h: number | null;
  /** Groups less one; null where h is. */
  readonly df: number | null;
  /** By the chi-squared approximation; null where h is. */
  readonly p: number | null;
}

/**
 * Empty groups are left out; groups of one count. Source: Kruskal and Wallis (1952), Journal of the American Statistical
 * Association 47. Equal to R's kruskal.test. H is written as a sum of squares, which loses no digits in large samples.
 */
export function kruskalWallis(groups: readonly Tally[]): KruskalWallis {
  const { n, sizes, meanRanks, variance } = rankTogether(groups);
  const df = sizes.filter((size) => size > 0).length - 1;
  if (df < 1 || variance === 0) return { h: null, df: null, p: null };
  const between = sizes.reduce((sum, size, group) => sum + size * ((meanRanks[group] ?? 0) - (n + 1) / 2) ** 2, 0);
  const h = between / variance;
  return { h, df, p: chiSquareUpperTail(h, df) };
}
