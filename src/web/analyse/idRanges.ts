import type { IdRange } from '../../storage/readSnapshot.ts';

/** So many for two threads, that who has folded the last one waits for the other no longer than a fiftieth of the whole. */
const rangesOfTwo = 64;

/**
 * Into how many ranges all ids are cut, and how many of these have been taken, in memory that threads share: whoever is free takes
 * the next one, as a thread that starts later, or on a busier core, would be waited for if each had its half.
 */
export type Ranges = Int32Array<SharedArrayBuffer>;

/** The ranges of all ids: one, unless two threads take them. */
export function startRanges(isShared = false): Ranges {
  const ranges = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  ranges[0] = isShared ? rangesOfTwo : 1;
  return ranges;
}

/** The next range that nobody has taken; null once all are. Ids are nearly all random, so that the ranges are alike. */
export function takeRange(ranges: Ranges): IdRange | null {
  const [count = 1] = ranges;
  const range = Atomics.add(ranges, 1, 1);
  const startOf = (at: number) => ((256 / count) * at).toString(16).padStart(2, '0');
  if (range >= count) return null;
  return { ...(range > 0 && { after: startOf(range) }), ...(range < count - 1 && { upTo: startOf(range + 1) }) };
}
