import type { Side } from '../instrument/side.ts';
import { type CrossProducts, collectCrossProducts } from './crossProducts.ts';
import { addExact } from './exact.ts';
import type { ScorePlan } from './scorePlans.ts';

/**
 * Cross-products of the answers to items, turned round and counted from the scale's minimum, over complete cases: of one
 * side, or of the second side less the first. Reliability and factors come from these.
 */
export interface ItemProducts {
  readonly sides: readonly Side[];
  /** Over those who answered every item of the dimension, in the order of the questionnaire. */
  readonly dimensions: readonly CrossProducts[];
  /** Over those who answered every item, dimension by dimension. */
  readonly whole: CrossProducts;
}

/**
 * Collects the item products of the sides of a plan. Whoever answered every item, as most do, is added to the whole alone, of
 * which each dimension is a part.
 */
export function collectItemProducts({ sides, places, scale }: ScorePlan) {
  const span = BigInt(scale.max - scale.min);
  const sizes = places.map((items) => items.length);
  const starts = sizes.map((_, d) => sizes.slice(0, d).reduce((sum, each) => sum + each, 0));
  const size = sizes.reduce((sum, each) => sum + each, 0);
  const whole = collectCrossProducts(size, span);
  const rest = sizes.map((each) => collectCrossProducts(each, span));
  const values = new Float64Array(size);
  const items = places.flat();
  const lasts = Int32Array.from(items, (sided) => sided.at(-1) ?? 0);
  const firsts = Int32Array.from(items, (sided) => sided[0] ?? 0);
  const isDifference = sides.length > 1;
  const isAnswered = new Uint8Array(places.length);

  /** Writes the last side of some items less the first, or the only side; false where an answer is missing. */
  const readValues = (offsets: Int8Array, from: number, end: number): boolean => {
    for (let item = from; item < end; item++) {
      const last = offsets[lasts[item] ?? 0] ?? -1;
      const first = isDifference ? (offsets[firsts[item] ?? 0] ?? -1) : 0;
      if (last < 0 || first < 0) return false;
      values[item] = last - first;
    }
    return true;
  };

  return {
    add(offsets: Int8Array): void {
      let complete = 0;
      for (let d = 0; d < places.length; d++) {
        const start = starts[d] ?? 0;
        const isComplete = readValues(offsets, start, start + (sizes[d] ?? 0));
        isAnswered[d] = Number(isComplete);
        if (isComplete) complete++;
      }
      if (complete === places.length) whole.add(values);
      else
        for (let d = 0; complete > 0 && d < places.length; d++) {
          const start = starts[d] ?? 0;
          if (isAnswered[d] === 1) rest[d]?.add(values.subarray(start, start + (sizes[d] ?? 0)));
        }
    },
    finish(): ItemProducts {
      const all = whole.finish();
      const dimensions = rest.map((each, d) =>
        addExact(each.finish(), cutOut(all, size, starts[d] ?? 0, sizes[d] ?? 0)),
      );
      return { sides, dimensions, whole: all };
    },
  };
}

/** The cross-products of some variables in a row, `count` of them from one on, out of those of all. */
function cutOut({ n, sums, products }: CrossProducts, size: number, from: number, count: number): CrossProducts {
  const rows = Array.from({ length: count }, (_, row) => {
    const variable = from + row;
    const place = (variable * (2 * size - variable + 1)) / 2;
    return products.slice(place, place + count - row);
  });
  return { n, sums: sums.slice(from, from + count), products: rows.flat() };
}
