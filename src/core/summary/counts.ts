/** How often each value was seen. Exact, and two of them merge by adding. */
export type Counts<Value> = ReadonlyMap<Value, number>;

/** Counts one more of a value, in place: only for the fold that owns the map. */
export function countOne<Value>(counts: Map<Value, number>, value: Value): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

export function mergeCounts<Value>(a: Counts<Value>, b: Counts<Value>): Counts<Value> {
  const merged = new Map(a);
  for (const [value, count] of b) merged.set(value, (merged.get(value) ?? 0) + count);
  return merged;
}
