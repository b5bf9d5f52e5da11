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
 * Collects cross-products of `size` variables whose values are whole numbers from -`largest` to `largest`.
 *
 * Adding in floating point is exact below 2^53 and some fifty times faster than BigInt, so cases are added in blocks that
 * cannot pass it, and each block is then poured into BigInt. Where a single product could pass it, every step is BigInt.
 */
export function collectCrossProducts(size: number, largest: bigint) {
  const sums = new Array<bigint>(size).fill(0n);
  const products = new Array<bigint>((size * (size + 1)) / 2).fill(0n);
  const blockSums = new Float64Array(sums.length);
  const blockProducts = new Float64Array(products.length);
  const casesPerBlock = Number(BigInt(Number.MAX_SAFE_INTEGER) / (largest * largest || 1n));
  let n = 0;
  let inBlock = 0;

  const pourBlock = () => {
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0n) + BigInt(blockSums[i] ?? 0);
    for (let i = 0; i < products.length; i++) products[i] = (products[i] ?? 0n) + BigInt(blockProducts[i] ?? 0);
    blockSums.fill(0);
    blockProducts.fill(0);
    inBlock = 0;
  };

  return {
    add(values: readonly bigint[] | Float64Array): void {
      n++;
      let place = 0;
      if (values instanceof Float64Array && casesPerBlock > 0) {
        for (let i = 0; i < size; i++) {
          const value = values[i] ?? 0;
          blockSums[i] = (blockSums[i] ?? 0) + value;
          for (let j = i; j < size; j++, place++)
            blockProducts[place] = (blockProducts[place] ?? 0) + value * (values[j] ?? 0);
        }
        if (++inBlock === casesPerBlock) pourBlock();
        return;
      }
      for (let i = 0; i < size; i++) {
        const value = BigInt(values[i] ?? 0);
        sums[i] = (sums[i] ?? 0n) + value;
        for (let j = i; j < size; j++, place++)
          products[place] = (products[place] ?? 0n) + value * BigInt(values[j] ?? 0);
      }
    },
    finish(): CrossProducts {
      pourBlock();
      return { n, sums, products };
    },
  };
}
