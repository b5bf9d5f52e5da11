import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { differenceOfMeans } from './differenceOfMeans.ts';
import type { Moments } from './moments.ts';

/**
 * Welch's t test of two independent samples. All but `diff` are null where a sample has fewer than two values or neither
 * varies.
 */
export interface WelchT {
  /** second - first, in points of the scale; null where one sample is empty. */
  readonly diff: number | null;
  /** 95 % interval of the difference. */
  readonly ci: readonly [number, number] | null;
  readonly t: number | null;
  /** Welch and Satterthwaite's degrees of freedom, not whole. */
  readonly df: number | null;
  /** Two-sided. */
  readonly p: number | null;
}

/** Source: Welch (1947), Biometrika 34. Equal to R's t.test(second, first). */
export function welchT(second: Moments, first: Moments): WelchT {
  const { diff, standardError, df } = differenceOfMeans(second, first);
  if (diff === null || standardError === null || df === null) return { diff, ci: null, t: null, df: null, p: null };
  const t = diff / standardError;
  const halfWidth = studentQuantile(0.975, df) * standardError;
  return { diff, ci: [diff - halfWidth, diff + halfWidth], t, df, p: 2 * studentCdf(-Math.abs(t), df) };
}
