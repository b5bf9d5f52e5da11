/** How often each value was seen. */
export type Counts<Value> = ReadonlyMap<Value, number>;

/** Counts one more of a value, in place: only for the fold that owns the map. */
export function countOne<Value>(counts: Map<Value, number>, value: Value): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}
