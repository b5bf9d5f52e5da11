/**
 * A sample as how often each value was seen: `values` distinct and ascending, `counts` above zero beside them. All that rank
 * tests, quantiles and resampling need, at a size that does not grow with the number of respondents.
 */
export interface Tally {
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

/** The tally of values that may come in any order and more than once. */
export function tallyOf(pairs: Iterable<readonly [value: number, count: number]>): Tally {
  const counted = new Map<number, number>();
  for (const [value, count] of pairs) counted.set(value, (counted.get(value) ?? 0) + count);
  const sorted = [...counted].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  return { values: sorted.map(([value]) => value), counts: sorted.map(([, count]) => count) };
}
