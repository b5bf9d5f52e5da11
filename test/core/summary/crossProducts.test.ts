import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectCrossProducts } from '../../../src/core/summary/crossProducts.ts';
import { scoreDenominator } from '../../../src/core/summary/dimensionScore.ts';
import { addExact } from '../../../src/core/summary/exact.ts';
import { anyPacked, givenForm, summariseItems } from '../given.ts';

/** The definition: a sum over all cases, in whole numbers without bounds. */
function naive(size: number, cases: readonly (readonly bigint[])[]) {
  const add = (term: (row: readonly bigint[]) => bigint) => cases.reduce((sum, row) => sum + term(row), 0n);
  const at = (row: readonly bigint[], i: number) => row[i] ?? 0n;
  const places = Array.from({ length: size }, (_, i) => i);
  return {
    n: cases.length,
    sums: places.map((i) => add((row) => at(row, i))),
    products: places.flatMap((i) => places.slice(i).map((j) => add((row) => at(row, i) * at(row, j)))),
  };
}

const collect = (size: number, largest: bigint, rows: readonly (readonly bigint[] | Float64Array)[]) => {
  const collector = collectCrossProducts(size, largest);
  for (const row of rows) collector.add(row);
  return collector.finish();
};

describe('Cross-products', () => {
  test('are the exact sums of whole numbers, also where floating point would round them', () => {
    // 94906265 is the largest number whose square is below 2^53: then every case is a block of its own.
    const largest = fc.constantFrom(0n, 1n, 100n, 2n ** 24n, 94_906_265n, 94_906_266n, 10n ** 20n);
    const cases = fc.tuple(largest, fc.integer({ min: 1, max: 4 })).chain(([most, size]) =>
      fc.record({
        most: fc.constant(most),
        size: fc.constant(size),
        rows: fc.array(
          fc.array(fc.oneof(fc.bigInt({ min: -most, max: most }), fc.constantFrom(most, -most)), {
            minLength: size,
            maxLength: size,
          }),
          { maxLength: 60 },
        ),
      }),
    );
    fc.assert(
      fc.property(cases, ({ most, size, rows }) => {
        const expected = naive(size, rows);
        expect(collect(size, most, rows)).toEqual(expected);
        if (most * most <= BigInt(Number.MAX_SAFE_INTEGER)) {
          const fast = rows.map((row) => Float64Array.from(row, Number));
          expect(collect(size, most, fast)).toEqual(expected);
        }
        const half = Math.floor(rows.length / 2);
        const parts = [rows.slice(0, half), rows.slice(half)].map((part) => collect(size, most, part));
        const [a, b] = parts;
        expect(a && b && addExact(a, b)).toEqual(expected);
      }),
    );
  });

  test('stay apart though several are added up side by side in one number, also where all answers stand at the ends of the scale', () => {
    const anySigns = fc.array(fc.constantFrom(1n, -1n, 0n), { minLength: 1, maxLength: 24 });
    const anyLargest = fc.oneof(fc.bigInt({ min: 1n, max: 40n }), fc.bigInt({ min: 41n, max: 10n ** 7n }));
    fc.assert(
      fc.property(anySigns, anyLargest, fc.constantFrom(63, 64, 150), (signs, most, count) => {
        const row = signs.map((sign) => sign * most);
        const n = BigInt(count);
        expect(collect(row.length, most, new Array(count).fill(Float64Array.from(row, Number)))).toEqual({
          n: count,
          sums: row.map((value) => n * value),
          products: row.flatMap((value, i) => row.slice(i).map((other) => n * value * other)),
        });
      }),
    );
  });

  test('stay exact past 2^53 over very many cases', () => {
    const value = 2n ** 24n - 1n;
    const row = Float64Array.of(Number(value));
    const n = 200_000n;
    expect(collect(1, value, new Array(Number(n)).fill(row))).toEqual({
      n: Number(n),
      sums: [n * value],
      products: [n * value * value],
    });
  });

  test('of dimension scores are those of the scores as fractions, whatever the number of items', () => {
    // 16 items: some 480 cases fit a block; 17: one; 44: a single score is past 2^53.
    const anyCase = fc.constantFrom(1, 3, 5, 16, 17, 44).chain((size) => {
      const items = [...new Array<string>(size).fill('a'), 'b', 'b'];
      const form = givenForm({ items, reverse: items.map((_, index) => index % 3 === 1) });
      return fc.tuple(fc.constant(form), fc.array(anyPacked(form), { maxLength: 12 }));
    });
    fc.assert(
      fc.property(anyCase, fc.constantFrom(1, 50), ([form, few], times) => {
        const responses = Array.from({ length: times }, () => few).flat();
        const { scores } = summariseItems(form, responses);
        for (const table of scores) {
          const places = table.sides.map((side) => form.sides.findIndex((asked) => asked.side === side));
          const rows = responses.flatMap((packed) => {
            const row = places.flatMap((place) =>
              form.dimensions.map(({ id }) => exactScore(form, packed, id, places, place)),
            );
            return row.some((value) => value === null) ? [] : [row.map((value) => value ?? 0n)];
          });
          expect(table.complete).toEqual(naive(places.length * form.dimensions.length, rows));
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** A score from the characters themselves, times the common denominator; null below half of the items. */
function exactScore(
  form: ReturnType<typeof givenForm>,
  packed: string,
  dimension: string,
  places: readonly number[],
  place: number,
): bigint | null {
  const offset = (item: number, at: number) => {
    const sign = packed.charAt(item * form.sides.length + at);
    return /[0-6]/.test(sign) ? (form.items[item]?.reverse ? 6 - Number(sign) : Number(sign)) : null;
  };
  const all = form.items.flatMap((item, index) => (item.dimension === dimension ? [index] : []));
  const answered = all.filter((item) => places.every((at) => offset(item, at) !== null));
  if (answered.length * 2 < all.length) return null;
  const sum = answered.reduce((total, item) => total + (offset(item, place) ?? 0), 0);
  return (BigInt(sum) * scoreDenominator(all.length)) / BigInt(answered.length);
}
