import fCdf from '@stdlib/stats-base-dists-f-cdf';
import type { Moments } from './moments.ts';

/** An F test that the means of several groups are equal. */
export interface AnalysisOfVariance {
  readonly f: number | null;
  readonly df1: number | null;
  readonly df2: number | null;
  readonly p: number | null;
  /** Indexes of the groups that could not be used. */
  readonly left: readonly number[];
}

/**
 * The classical analysis, with the share of variance that lies between the groups: in the sample, and estimated without its
 * bias.
 */
export interface OneWayAnova extends AnalysisOfVariance {
  /** SSB / SST, 0 to 1. */
  readonly etaSquared: number | null;
  /** (SSB - df1 MSW) / (SST + MSW); below 0 where the groups differ less than by chance. */
  readonly omegaSquared: number | null;
}

/**
 * One-way analysis of variance, for equal variances. Empty groups are left out. All figures are null with fewer than two
 * groups, or without a second value in any; f and p also where no group varies, and the effect sizes where nothing does.
 * Source: Fisher (1925), Statistical Methods for Research Workers, VII; Hays (1963) for omega squared. Equal to R's aov.
 */
export function oneWayAnova(groups: readonly Moments[]): OneWayAnova {
  const { used, left } = keepUsable(groups, 1);
  const n = used.reduce((sum, group) => sum + group.n, 0);
  const df1 = used.length - 1;
  const df2 = n - used.length;
  if (df1 < 1 || df2 < 1) return { f: null, df1: null, df2: null, p: null, etaSquared: null, omegaSquared: null, left };
  const grandMean = used.reduce((sum, group) => sum + group.n * group.mean, 0) / n;
  const between = used.reduce((sum, group) => sum + group.n * (group.mean - grandMean) ** 2, 0);
  const within = used.reduce((sum, group) => sum + (group.n - 1) * group.variance, 0);
  const error = within / df2;
  const f = error === 0 ? null : between / df1 / error;
  const varies = used.some(({ mean, variance }) => variance > 0 || mean !== used[0]?.mean);
  const etaSquared = varies ? between / (between + within) : null;
  const omegaSquared = varies ? (between - df1 * error) / (between + within + error) : null;
  return { f, df1, df2, p: f === null ? null : tailOfF(f, df1, df2), etaSquared, omegaSquared, left };
}

/**
 * Welch's analysis of variance, for unequal variances. Groups of fewer than two are left out. All figures are null with fewer
 * than two groups, or where a group does not vary. Source: Welch (1951), Biometrika 38. Equal to R's oneway.test.
 */
export function welchAnova(groups: readonly Moments[]): AnalysisOfVariance {
  const { used, left } = keepUsable(groups, 2);
  const df1 = used.length - 1;
  if (df1 < 1 || used.some(({ variance }) => variance === 0)) return { f: null, df1: null, df2: null, p: null, left };
  const weights = used.map(({ n, variance }) => n / variance);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const weigh = (termOf: (group: Usable, share: number) => number) =>
    used.reduce((sum, group, index) => sum + termOf(group, (weights[index] ?? 0) / whole), 0);
  const grandMean = weigh(({ mean }, share) => share * mean);
  const unevenness = weigh(({ n }, share) => (1 - share) ** 2 / (n - 1)) / (used.length ** 2 - 1);
  const between = whole * weigh(({ mean }, share) => share * (mean - grandMean) ** 2);
  const f = between / (df1 * (1 + 2 * (used.length - 2) * unevenness));
  const df2 = 1 / (3 * unevenness);
  return { f, df1, df2, p: tailOfF(f, df1, df2), left };
}

type Usable = { readonly n: number; readonly mean: number; readonly variance: number };

/** The groups of at least `fewest` values; a single value varies by nought. */
function keepUsable(groups: readonly Moments[], fewest: number) {
  const used: Usable[] = [];
  const left: number[] = [];
  for (const [index, { n, mean, variance }] of groups.entries())
    if (mean === null || n < fewest) left.push(index);
    else used.push({ n, mean, variance: variance ?? 0 });
  return { used, left };
}

/** P(F > f): the lower tail of 1 / f, which keeps its digits however small. */
function tailOfF(f: number, df1: number, df2: number): number {
  return f > 1 ? fCdf(1 / f, df2, df1) : 1 - fCdf(f, df1, df2);
}
