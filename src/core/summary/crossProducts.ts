import { mostTogether } from './answerColumns.ts';
import { startMultiplying } from './multiplyColumns.ts';

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
  const height = Math.min(mostTogether, casesPerPour);
  const multiply = startMultiplying(size, Number(largest));
  /** Many collectors of rare cases never need theirs. */
  let block: Float64Array | null = null;
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
  const multiplyAll = (columns: Float64Array, count: number) => {
    if (inPour + count > casesPerPour) pour();
    multiply(columns, count, fastSums, fastProducts);
    inPour += count;
  };
  const openBlock = () => {
    block ??= new Float64Array(size * mostTogether);
    return block;
  };
  const addBlock = () => {
    if (block !== null) multiplyAll(block, inBlock);
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
        const opened = openBlock();
        for (let i = 0; i < size; i++) opened[i * mostTogether + inBlock] = values[i] ?? 0;
        if (++inBlock === height) addBlock();
      } else addSlowly(values);
    },
    /** Adds the first `count` of different people, each a case that stands in columns. */
    addPeople(columns: NumberColumns, people: Int32Array, count: number): void {
      n += count;
      // All of the columns, which need not be copied.
      if (columns instanceof Float64Array && height === mostTogether && count === mostTogether)
        multiplyAll(columns, count);
      else if (columns instanceof Float64Array && height > 0) {
        const opened = openBlock();
        for (let from = 0, some = 0; from < count; from += some) {
          some = Math.min(count - from, height - inBlock);
          for (let i = 0; i < size; i++)
            for (let at = 0; at < some; at++)
              opened[i * mostTogether + inBlock + at] = columns[i * mostTogether + (people[from + at] ?? 0)] ?? 0;
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
