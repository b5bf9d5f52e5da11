const blockSize = 2 ** 15;

/** A list of numbers that grows at eight bytes each, and is read as one array in the end. */
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
    /** All numbers in the order they came, in an array of their own. */
    finish(): Float64Array {
      const all = new Float64Array(size);
      for (const [index, block] of blocks.entries())
        all.set(block.subarray(0, Math.min(blockSize, size - index * blockSize)), index * blockSize);
      return all;
    },
  };
}

/** Numbers, each under a key. */
export interface KeyedNumbers {
  readonly keys: Float64Array;
  readonly values: Float64Array;
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
  return { keys: joinNumbers(a.keys, b.keys), values: joinNumbers(a.values, b.values) };
}

export function joinNumbers(a: Float64Array, b: Float64Array): Float64Array {
  const joined = new Float64Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** The numbers that stand at least so many times in an array. */
export function findRepeated(numbers: Float64Array, times: number): ReadonlySet<number> {
  const sorted = numbers.slice().sort();
  const repeated = new Set<number>();
  for (let place = times - 1; place < sorted.length; place++) {
    const value = sorted[place];
    if (value !== undefined && value === sorted[place - times + 1]) repeated.add(value);
  }
  return repeated;
}
