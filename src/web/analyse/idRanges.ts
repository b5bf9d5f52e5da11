import type { IdRange } from '../../storage/readCounted.ts';

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

/** One range after the other that nobody else has taken when it is asked for. Ids are nearly all random, so that they are alike. */
export function* takeRanges(ranges: Ranges): Generator<IdRange> {
  const [count = 1] = ranges;
  const startOf = (range: number) => ((256 / count) * range).toString(16).padStart(2, '0');
  for (let range = Atomics.add(ranges, 1, 1); range < count; range = Atomics.add(ranges, 1, 1))
    yield { ...(range > 0 && { after: startOf(range) }), ...(range < count - 1 && { upTo: startOf(range + 1) }) };
}
