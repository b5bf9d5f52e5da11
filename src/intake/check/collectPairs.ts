/** So many people say as much as all: whether a column runs against the others is the same for everybody. */
const mostPeople = 5000;

/** Of two items: how many people answered both, and the sums of each and of their product. */
const sumsEach = 4;

/**
 * Collects how the answers to the items of a side go together, of each two over the people who answered both. In constant memory, and
 * in the time of the first five thousand people. Whoever gave one answer to everything did not read: that would hide what runs which way
 or, where some columns were turned round, feign it.
 *
 * @param span the difference of the ends of the scale; values are counted from one of them
 */
export function collectPairs(size: number, span: number) {
  const sums = new Float64Array(sumsEach * size * size);
  let people = 0;

  return {
    isFull: () => people >= mostPeople,
    /** Takes the values of a person, by item; NaN for none. */
    add(values: Float64Array): void {
      if (isFlat(values, span)) return;
      people++;
      for (let i = 0; i < size; i++) {
        const x = values[i] ?? Number.NaN;
        if (Number.isNaN(x)) continue;
        for (let j = 0; j < size; j++) {
          const y = values[j] ?? Number.NaN;
          if (Number.isNaN(y)) continue;
          const at = sumsEach * (i * size + j);
          sums[at] = (sums[at] ?? 0) + 1;
          sums[at + 1] = (sums[at + 1] ?? 0) + x;
          sums[at + 2] = (sums[at + 2] ?? 0) + y;
          sums[at + 3] = (sums[at + 3] ?? 0) + x * y;
        }
      }
    },
    count: (i: number, j: number): number => sums[sumsEach * (i * size + j)] ?? 0,
    /** Their covariance, dividing by n. */
    covariance(i: number, j: number): number {
      const [n = 0, x = 0, y = 0, xy = 0] = sums.subarray(sumsEach * (i * size + j));
      return n === 0 ? 0 : (xy - (x * y) / n) / n;
    },
  };
}

/** Whether all answers are the same, or that turned round. */
function isFlat(values: Float64Array, span: number): boolean {
  let first = Number.NaN;
  for (const value of values) {
    const point = Math.abs(value);
    if (Number.isNaN(point)) continue;
    if (Number.isNaN(first)) first = point;
    else if (point !== first && point !== span - first) return false;
  }
  return true;
}
