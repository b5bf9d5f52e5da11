/** So many rows fit before the table is first made larger. */
const firstRoom = 256;

/**
 * Counts rows of `width` whole numbers from 0 on: how often each came. The rows stand one behind the other in one array, and
 * are found by a hash of their numbers, several times as fast as by a text that is made of them.
 */
export function collectRows(width: number) {
  let rows = new Int32Array(firstRoom * width);
  let counts = new Int32Array(firstRoom);
  /** The number of a row, from 1, at the place that its hash gives, or at the next that was free. */
  let slots = new Int32Array(2 * firstRoom);
  let size = 0;

  const isAt = (index: number, row: Int32Array, from: number): boolean => {
    const start = index * width;
    for (let at = 0; at < width; at++) if (rows[start + at] !== row[from + at]) return false;
    return true;
  };
  const findSlot = (row: Int32Array, from: number): number => {
    let hash = 0;
    for (let at = 0; at < width; at++) hash = Math.imul(hash ^ (row[from + at] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    const last = slots.length - 1;
    let slot = (hash ^ (hash >>> 16)) & last;
    for (;;) {
      const number = slots[slot] ?? 0;
      if (number === 0 || isAt(number - 1, row, from)) return slot;
      slot = (slot + 1) & last;
    }
  };
  const grow = () => {
    const [before, countsBefore] = [rows, counts];
    rows = new Int32Array(2 * before.length);
    rows.set(before);
    counts = new Int32Array(2 * countsBefore.length);
    counts.set(countsBefore);
    slots = new Int32Array(2 * slots.length);
    for (let index = 0; index < size; index++) slots[findSlot(rows, index * width)] = index + 1;
  };

  return {
    /** Counts a row, and tells how many different ones there are. */
    add(row: Int32Array): number {
      if (size === counts.length) grow();
      const slot = findSlot(row, 0);
      let number = slots[slot] ?? 0;
      if (number === 0) {
        rows.set(row, size * width);
        number = ++size;
        slots[slot] = number;
      }
      counts[number - 1] = (counts[number - 1] ?? 0) + 1;
      return size;
    },
    /** Each row once, in the order in which they first came. */
    finish: (): readonly { readonly row: Int32Array; readonly count: number }[] =>
      Array.from(counts.subarray(0, size), (count, index) => ({
        row: rows.subarray(index * width, (index + 1) * width),
        count,
      })),
  };
}
