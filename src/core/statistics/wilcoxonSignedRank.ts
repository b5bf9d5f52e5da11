import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Tally } from './tally.ts';

/** Wilcoxon's signed-rank test of paired differences against zero. */
export interface WilcoxonSignedRank {
  /** Differences other than zero: those that are ranked. */
  readonly n: number;
  /** Differences of zero, left out as Wilcoxon (1945) does. */
  readonly zeros: number;
  /** Sum of the ranks of |d| where d > 0; midranks for ties. */
  readonly wPlus: number;
  /** The same where d < 0; wPlus + wMinus = n (n + 1) / 2. */
  readonly wMinus: number;
  /** Two-sided, by the normal approximation with tie correction and a continuity correction of 0.5; null when n = 0. */
  readonly p: number | null;
  /** Matched-pairs rank-biserial correlation (wPlus - wMinus) / (wPlus + wMinus), -1 to 1; null when n = 0. */
  readonly rankBiserial: number | null;
}

/**
 * Differences of equal size must be equal to the bit for their tie to be seen. p equals R's wilcox.test(exact = FALSE,
 * correct = TRUE). Sources: Wilcoxon (1945); Lehmann (1975), Nonparametrics, chapter 3, for the ties; Kerby (2014) for the
 * correlation.
 */
export function wilcoxonSignedRank(differences: Tally): WilcoxonSignedRank {
  const { zeros, sizes } = foldBySize(differences);
  let n = 0;
  let wPlus = 0;
  let wMinus = 0;
  let ties = 0;
  for (const { below, above } of sizes) {
    const count = below + above;
    const rank = n + (count + 1) / 2;
    n += count;
    wPlus += rank * above;
    wMinus += rank * below;
    ties += count ** 3 - count;
  }
  if (n === 0) return { n, zeros, wPlus, wMinus, p: null, rankBiserial: null };
  const excess = Math.abs(wPlus - (n * (n + 1)) / 4);
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
  const z = Math.max(0, excess - 0.5) / sd;
  return { n, zeros, wPlus, wMinus, p: 2 * normalCdf(-z, 0, 1), rankBiserial: (wPlus - wMinus) / (wPlus + wMinus) };
}

/** How often each |d| > 0 was seen on either side of zero, ascending. */
function foldBySize({ values, counts }: Tally) {
  let zeros = 0;
  const sizes = new Map<number, { below: number; above: number }>();
  for (const [index, value] of values.entries()) {
    const count = counts[index] ?? 0;
    const seen = sizes.get(Math.abs(value)) ?? { below: 0, above: 0 };
    if (value === 0) zeros += count;
    else sizes.set(Math.abs(value), value > 0 ? { ...seen, above: count } : { ...seen, below: count });
  }
  return { zeros, sizes: [...sizes].sort(([a], [b]) => a - b).map(([, seen]) => seen) };
}
