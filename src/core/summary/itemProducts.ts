import type { Side } from '../instrument/side.ts';
import { type CrossProducts, collectCrossProducts } from './crossProducts.ts';
import type { ScorePlan } from './scoreTable.ts';

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

/** Collects the item products of the sides of a plan. */
export function collectItemProducts({ sides, places, scale }: ScorePlan) {
  const span = BigInt(scale.max - scale.min);
  const starts: number[] = [];
  let size = 0;
  for (const items of places) {
    starts.push(size);
    size += items.length;
  }
  const whole = collectCrossProducts(size, span);
  const dimensions = places.map((items) => collectCrossProducts(items.length, span));
  const values = new Float64Array(size);

  return {
    add(offsets: Int8Array): void {
      let complete = 0;
      for (const [d, items] of places.entries()) {
        const start = starts[d] ?? 0;
        if (!readDifferences(items, offsets, values, start)) continue;
        dimensions[d]?.add(values.subarray(start, start + items.length));
        complete++;
      }
      if (complete === places.length) whole.add(values);
    },
    finish: (): ItemProducts => ({
      sides,
      dimensions: dimensions.map((each) => each.finish()),
      whole: whole.finish(),
    }),
  };
}

/** Writes each item's last side less its first, or its only side; false where an answer is missing. */
function readDifferences(
  items: readonly (readonly number[])[],
  offsets: Int8Array,
  values: Float64Array,
  start: number,
): boolean {
  for (let item = 0; item < items.length; item++) {
    const places = items[item] ?? [];
    const last = offsets[places[places.length - 1] ?? -1] ?? -1;
    const first = places.length > 1 ? (offsets[places[0] ?? -1] ?? -1) : 0;
    if (last < 0 || first < 0) return false;
    values[start + item] = last - first;
  }
  return true;
}
