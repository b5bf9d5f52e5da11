import { mostTogether } from './answerColumns.ts';

/**
 * Exact sums and sums of products of whole-number variables over complete cases: all that means, variances, correlations
 * and regressions need. `products` is the upper triangle, row by row: 00, 01, 02, ..., 11, 12, ...
 */
export interface CrossProducts {
  readonly n: number;
  readonly sums: readonly bigint[];
  readonly products: readonly bigint[];
}

/**
 * Whole numbers in columns that have room for `mostTogether` people each: plain numbers or, where their products could pass 2^53,
 * BigInt.
 */
export type NumberColumns = Float64Array | readonly bigint[];

/** So many cases are multiplied together: few enough that many collectors need little memory, as each keeps a block. */
const mostInBlock = 32;

/**
 * Collects cross-products of `size` variables whose values are whole numbers from -`largest` to `largest`.
 *
 * Adding in floating point is exact below 2^53 and some fifty times faster than BigInt, so cases are added up in floating
 * point as long as they cannot pass it, and then poured into BigInt. Where a single product could pass it, every step is BigInt.
 */
export function collectCrossProducts(size: number, largest: bigint) {
  const sums = new Array<bigint>(size).fill(0n);
  const products = new Array<bigint>((size * (size + 1)) / 2).fill(0n);
  const fastSums = new Float64Array(sums.length);
  const fastProducts = new Float64Array(products.length);
  const casesPerPour = Number(BigInt(Number.MAX_SAFE_INTEGER) / (largest * largest || 1n));
  const height = Math.min(mostInBlock, casesPerPour);
  // With room behind the last variable, as they are read four at a time.
  const block = new Float64Array((size + 3) * height);
  let n = 0;
  let inBlock = 0;
  let inPour = 0;

  const pour = () => {
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0n) + BigInt(fastSums[i] ?? 0);
    for (let i = 0; i < products.length; i++) products[i] = (products[i] ?? 0n) + BigInt(fastProducts[i] ?? 0);
    fastSums.fill(0);
    fastProducts.fill(0);
    inPour = 0;
  };
  const addBlock = () => {
    if (inPour + inBlock > casesPerPour) pour();
    multiplyBlock(block, height, inBlock, fastSums, fastProducts);
    inPour += inBlock;
    inBlock = 0;
  };

  const addSlowly = (values: ArrayLike<bigint | number>) => {
    let place = 0;
    for (let i = 0; i < size; i++) {
      const value = BigInt(values[i] ?? 0);
      sums[i] = (sums[i] ?? 0n) + value;
      for (let j = i; j < size; j++, place++)
        products[place] = (products[place] ?? 0n) + value * BigInt(values[j] ?? 0);
    }
  };

  return {
    /** Adds the values of one case. */
    add(values: readonly bigint[] | Float64Array): void {
      n++;
      if (values instanceof Float64Array && height > 0) {
        for (let i = 0; i < size; i++) block[i * height + inBlock] = values[i] ?? 0;
        if (++inBlock === height) addBlock();
      } else addSlowly(values);
    },
    /** Adds the first `count` of some people, each a case that stands in columns. */
    addPeople(columns: NumberColumns, people: Int32Array, count: number): void {
      n += count;
      if (columns instanceof Float64Array && height > 0) {
        for (let from = 0, some = 0; from < count; from += some) {
          some = Math.min(count - from, height - inBlock);
          for (let i = 0; i < size; i++)
            for (let at = 0; at < some; at++)
              block[i * height + inBlock + at] = columns[i * mostTogether + (people[from + at] ?? 0)] ?? 0;
          inBlock += some;
          if (inBlock === height) addBlock();
        }
      } else
        for (const person of people.subarray(0, count))
          addSlowly(Array.from({ length: size }, (_, i) => columns[i * mostTogether + person] ?? 0));
    },
    finish(): CrossProducts {
      addBlock();
      pour();
      return { n, sums, products };
    },
  };
}

/**
 * Adds the cases of a block, variable by variable in it, to sums and products. Four products are added up at a time, as each
 * addition would have to wait for the last one.
 */
function multiplyBlock(
  block: Float64Array,
  height: number,
  cases: number,
  sums: Float64Array,
  products: Float64Array,
): void {
  const size = sums.length;
  let place = 0;
  for (let i = 0; i < size; i++) {
    const from = i * height;
    let sum = 0;
    for (let row = 0; row < cases; row++) sum += block[from + row] ?? 0;
    sums[i] = (sums[i] ?? 0) + sum;
    for (let j = i; j < size; j += 4) {
      const a = j * height;
      const b = a + height;
      const c = b + height;
      const d = c + height;
      let ofA = 0;
      let ofB = 0;
      let ofC = 0;
      let ofD = 0;
      for (let row = 0; row < cases; row++) {
        const value = block[from + row] ?? 0;
        ofA += value * (block[a + row] ?? 0);
        ofB += value * (block[b + row] ?? 0);
        ofC += value * (block[c + row] ?? 0);
        ofD += value * (block[d + row] ?? 0);
      }
      const width = Math.min(4, size - j);
      products[place] = (products[place] ?? 0) + ofA;
      if (width > 1) products[place + 1] = (products[place + 1] ?? 0) + ofB;
      if (width > 2) products[place + 2] = (products[place + 2] ?? 0) + ofC;
      if (width > 3) products[place + 3] = (products[place + 3] ?? 0) + ofD;
      place += width;
    }
  }
}
