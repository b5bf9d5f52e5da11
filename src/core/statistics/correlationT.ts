import studentCdf from '@stdlib/stats-base-dists-t-cdf';

/** Whether a correlation could be one of none by chance. */
export interface CorrelationT {
  /** r sqrt((n - 2) / (1 - r^2)), on n - 2 degrees of freedom; infinite where r is 1 or -1. */
  readonly t: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Student's t test of Pearson's r over n pairs against 0; null below three pairs. Source: Fisher (1915), Biometrika 10(4). Equal to
 * R's cor.test.
 */
export function correlationT(r: number, n: number): CorrelationT | null {
  if (n < 3) return null;
  const t = r * Math.sqrt((n - 2) / (1 - Math.min(1, r * r)));
  return { t, p: 2 * studentCdf(-Math.abs(t), n - 2) };
}
