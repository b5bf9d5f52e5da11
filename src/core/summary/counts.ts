/** How often each value was seen. */
export type Counts<Value> = ReadonlyMap<Value, number>;

/** Counts one more of a value, in place: only for the fold that owns the map. */
export function countOne<Value>(counts: Map<Value, number>, value: Value): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/**
 * Counts whole numbers from 0 on. Those below `size` are counted in an array, many times as fast as in a map, once so many
 * are known that it needs at most twice the memory.
 */
export function collectCounts(size: number) {
  const sparse = new Map<number, number>();
  let dense: Int32Array | null = null;
  return {
    add(value: number): void {
      if (dense !== null && value < size) {
        dense[value] = (dense[value] ?? 0) + 1;
        return;
      }
      countOne(sparse, value);
      if (dense !== null || 16 * sparse.size < size) return;
      dense = new Int32Array(size);
      for (const [known, count] of sparse)
        if (known < size) {
          dense[known] = count;
          sparse.delete(known);
        }
    },
    /** Each number seen, by the name that it has outside, and how often. */
    finish<Name>(nameOf: (value: number) => Name): Counts<Name> {
      const counts = new Map<Name, number>();
      for (const [value, count] of dense?.entries() ?? []) if (count > 0) counts.set(nameOf(value), count);
      for (const [value, count] of sparse) counts.set(nameOf(value), count);
      return counts;
    },
  };
}
