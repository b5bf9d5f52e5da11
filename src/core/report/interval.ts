import type { Moments } from '../statistics/moments.ts';
import { oneSampleT } from '../statistics/oneSampleT.ts';

/** The two ends of an interval. */
export type Interval = readonly [low: number, high: number];

/** A mean with its test against zero: null where a figure does not exist. */
export interface TestedMean {
  readonly value: number | null;
  readonly n: number | readonly [second: number, first: number];
  readonly ci: Interval | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
}

/** A mean with Student's test of it against zero. */
export function testMean(moments: Moments): TestedMean & { readonly n: number } {
  const { ci, t, df, p } = oneSampleT(moments);
  return { value: moments.mean, n: moments.n, ci, t, df, p };
}
