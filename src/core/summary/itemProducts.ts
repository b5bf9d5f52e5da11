import type { Side } from '../instrument/side.ts';
import { type AnswerColumns, mostTogether } from './answerColumns.ts';
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
  const values = new Float64Array(size * mostTogether);
  /** By dimension, and in the end over all of them: below zero where an answer is missing. */
  const lowest = places.map(() => new Int8Array(mostTogether));
  const lowestOfAll = new Int8Array(mostTogether);
  const people = new Int32Array(mostTogether);

  /** Writes the column of an item: the last side less the first, or the only side. */
  const readItem = ({ count, offsets }: AnswerColumns, item: readonly number[], column: number, low: Int8Array) => {
    const last = (item.at(-1) ?? 0) * mostTogether;
    const first = item.length > 1 ? (item[0] ?? 0) * mostTogether : -1;
    for (let person = 0; person < count; person++) {
      const minuend = offsets[last + person] ?? -1;
      const subtrahend = first < 0 ? 0 : (offsets[first + person] ?? -1);
      values[column + person] = minuend - subtrahend;
      low[person] = (low[person] ?? 0) | minuend | subtrahend;
    }
  };
  const addDimension = (count: number, d: number) => {
    let known = 0;
    for (let person = 0; person < count; person++)
      if ((lowestOfAll[person] ?? 0) < 0 && (lowest[d]?.[person] ?? 0) >= 0) people[known++] = person;
    rest[d]?.addPeople(values.subarray((starts[d] ?? 0) * mostTogether), people, known);
  };

  return {
    add(columns: AnswerColumns): void {
      const { count } = columns;
      lowestOfAll.fill(0);
      for (const [d, items] of places.entries()) {
        const low = lowest[d]?.fill(0) ?? lowestOfAll;
        for (const [index, item] of items.entries())
          readItem(columns, item, ((starts[d] ?? 0) + index) * mostTogether, low);
        for (let person = 0; person < count; person++)
          lowestOfAll[person] = (lowestOfAll[person] ?? 0) | (low[person] ?? 0);
      }
      let known = 0;
      for (let person = 0; person < count; person++) if ((lowestOfAll[person] ?? 0) >= 0) people[known++] = person;
      whole.addPeople(values, people, known);
      if (known < count) for (let d = 0; d < places.length; d++) addDimension(count, d);
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
