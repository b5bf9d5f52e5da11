import type { Moments } from './moments.ts';

/** A difference between the means of two independent samples whose variances need not be equal. */
export interface DifferenceOfMeans {
  /** second - first; null where one sample is empty. */
  readonly diff: number | null;
  /** sqrt(s1^2 / n1 + s2^2 / n2); null where a sample has fewer than two values, or where neither varies. */
  readonly standardError: number | null;
  /** Degrees of freedom of the standard error, not whole; null where it is. */
  readonly df: number | null;
}

/** Source: Welch (1947), Biometrika 34; Satterthwaite (1946), Biometrics Bulletin 2(6). */
export function differenceOfMeans(second: Moments, first: Moments): DifferenceOfMeans {
  const diff = second.mean === null || first.mean === null ? null : second.mean - first.mean;
  if (second.variance === null || first.variance === null) return { diff, standardError: null, df: null };
  const ofSecond = second.variance / second.n;
  const ofFirst = first.variance / first.n;
  const squared = ofSecond + ofFirst;
  if (squared === 0) return { diff, standardError: null, df: null };
  // Shares of the whole, so that no square leaves the range of numbers.
  const shares = (ofSecond / squared) ** 2 / (second.n - 1) + (ofFirst / squared) ** 2 / (first.n - 1);
  return { diff, standardError: Math.sqrt(squared), df: 1 / shares };
}
