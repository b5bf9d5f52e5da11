import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Moments } from './moments.ts';

/** Student's t test of a mean against zero; on paired differences this is the paired t test. */
export interface OneSampleT {
  /** Standard deviation with n - 1; null below two values. */
  readonly sd: number | null;
  /** 95 % interval of the mean, mean -/+ t(.975, n - 1) sd / sqrt(n); null below two values. */
  readonly ci: readonly [number, number] | null;
  /** mean / (sd / sqrt(n)); null below two values or where all are equal. */
  readonly t: number | null;
  /** n - 1; null without values. */
  readonly df: number | null;
  /** Two-sided; null where t is. */
  readonly p: number | null;
  /** Cohen's dz = mean / sd, the effect size that goes with t; null where t is. */
  readonly dz: number | null;
}

/** Source: Student (1908); Cohen (1988), Statistical Power Analysis, 2.3.5 for dz. Equal to R's t.test. */
export function oneSampleT({ n, mean, variance }: Moments): OneSampleT {
  const df = n < 1 ? null : n - 1;
  if (df === null || mean === null || variance === null) return { sd: null, ci: null, t: null, df, p: null, dz: null };
  const sd = Math.sqrt(variance);
  const standardError = sd / Math.sqrt(n);
  const halfWidth = studentQuantile(0.975, df) * standardError;
  const ci = [mean - halfWidth, mean + halfWidth] as const;
  if (sd === 0) return { sd, ci, t: null, df, p: null, dz: null };
  const t = mean / standardError;
  return { sd, ci, t, df, p: 2 * studentCdf(-Math.abs(t), df), dz: mean / sd };
}
