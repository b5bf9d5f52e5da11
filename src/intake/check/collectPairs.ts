/** So many people say as much as all: whether a column runs against the others is the same for everybody. */
export const mostPeople = 5000;

/** Of two items: how many people answered both, and the sums of each and of their product. */
const sumsEach = 4;

/** Collects how the answers to some items go together, of each two over the people who answered both: of the first five thousand people. */
export function collectPairs(size: number) {
  const sums = new Float64Array(sumsEach * size * size);
  let people = 0;

  /** Where the sums of two items begin. */
  const placeOf = (i: number, j: number) => sumsEach * (Math.min(i, j) * size + Math.max(i, j));
  const count = (i: number, j: number): number => sums[placeOf(i, j)] ?? 0;

  return {
    isFull: () => people >= mostPeople,
    /** Takes the values of a person, by item; NaN for none. */
    add(values: Float64Array): void {
      people++;
      for (let i = 0; i < size; i++) {
        const x = values[i] ?? Number.NaN;
        if (Number.isNaN(x)) continue;
        for (let j = i; j < size; j++) {
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
    count,
    /** Their covariance, dividing by n; 0 where nobody answered both. */
    covariance(i: number, j: number): number {
      const n = count(i, j);
      const [x = 0, y = 0, xy = 0] = sums.subarray(placeOf(i, j) + 1);
      return n === 0 ? 0 : (xy - (x * y) / n) / n;
    },
  };
}
