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
