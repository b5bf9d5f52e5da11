const blockSize = 2 ** 15;

/** With so many, one number in ten shares its place by chance. */
const placesPerNumber = 8;

/** So many of these places are one whole number. */
const bitsTogether = 32;

/** A long list of numbers, in blocks: two lists are joined without copying what may be half of the memory. */
export type Numbers = readonly Float64Array[];

/** A list of numbers that grows at eight bytes each. */
export function growNumbers() {
  const blocks: Float64Array[] = [];
  let size = 0;
  return {
    add(value: number): void {
      const place = size % blockSize;
      if (place === 0) blocks.push(new Float64Array(blockSize));
      const block = blocks[blocks.length - 1];
      if (block) block[place] = value;
      size++;
    },
    /** All numbers in the order they came. */
    finish(): Numbers {
      const inLast = size % blockSize;
      const last = inLast === 0 ? undefined : blocks.pop();
      return last ? [...blocks, last.slice(0, inLast)] : blocks;
    },
  };
}

/** Numbers, each under a key that stands at the same place. */
export interface KeyedNumbers {
  readonly keys: Numbers;
  readonly values: Numbers;
}

export function growKeyed() {
  const keys = growNumbers();
  const values = growNumbers();
  return {
    add(key: number, value: number): void {
      keys.add(key);
      values.add(value);
    },
    finish: (): KeyedNumbers => ({ keys: keys.finish(), values: values.finish() }),
  };
}

export function joinKeyed(a: KeyedNumbers, b: KeyedNumbers): KeyedNumbers {
  return { keys: [...a.keys, ...b.keys], values: [...a.values, ...b.values] };
}

/** Goes through numbers with the keys that they stand under. */
export function eachKeyed({ keys, values }: KeyedNumbers, take: (key: number, value: number) => void): void {
  for (const [index, block] of keys.entries()) {
    const beside = values[index];
    for (let place = 0; place < block.length; place++) take(block[place] ?? 0, beside?.[place] ?? 0);
  }
}

/** All numbers in one array of their own, in ascending order. */
export function sortNumbers(numbers: Numbers): Float64Array {
  const all = new Float64Array(numbers.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of numbers) {
    all.set(block, at);
    at += block.length;
  }
  return all.sort();
}

/**
 * The numbers that stand at least so many times among all. Most stand alone, and to sort them would take most of the time: only
 * those are sorted whose place in a sieve somebody else has as well.
 */
export function findRepeated(numbers: Numbers, times: number): ReadonlySet<number> {
  const sorted = sortNumbers(sift(numbers));
  const repeated = new Set<number>();
  for (let place = times - 1; place < sorted.length; place++) {
    const value = sorted[place];
    if (value !== undefined && value === sorted[place - times + 1]) repeated.add(value);
  }
  return repeated;
}

/** All numbers that stand more than once, and those few that share the place of another. A place is a bit, so that they stay near. */
function sift(numbers: Numbers): Numbers {
  const count = numbers.reduce((sum, block) => sum + block.length, 0);
  const places = 2 ** Math.ceil(Math.log2(placesPerNumber * count + bitsTogether));
  const once = new Int32Array(places / bitsTogether);
  const again = new Int32Array(places / bitsTogether);
  const last = once.length - 1;
  for (const block of numbers)
    for (let at = 0; at < block.length; at++) {
      const number = block[at] ?? 0;
      const bit = 1 << (number & (bitsTogether - 1));
      const word = (number / bitsTogether) & last;
      const before = once[word] ?? 0;
      if ((before & bit) === 0) once[word] = before | bit;
      else again[word] = (again[word] ?? 0) | bit;
    }
  const sifted = growNumbers();
  for (const block of numbers)
    for (let at = 0; at < block.length; at++) {
      const number = block[at] ?? 0;
      if ((again[(number / bitsTogether) & last] ?? 0) & (1 << (number & (bitsTogether - 1)))) sifted.add(number);
    }
  return sifted.finish();
}
