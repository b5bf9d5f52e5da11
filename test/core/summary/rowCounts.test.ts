import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectRows } from '../../../src/core/summary/rowCounts.ts';

test('Rows of numbers are counted as texts of them would be, in the order in which they first came, however many differ', () => {
  const rowsOf = (most: number, maxLength: number) =>
    fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.record({
        width: fc.constant(width),
        rows: fc.array(fc.array(fc.nat(most), { minLength: width, maxLength: width }), { maxLength, size: 'max' }),
      }),
    );
  fc.assert(
    fc.property(fc.oneof(rowsOf(2, 60), rowsOf(2 ** 20, 900)), ({ width, rows }) => {
      const collected = collectRows(width);
      const counts = new Map<string, number>();
      for (const row of rows) {
        counts.set(row.join(), (counts.get(row.join()) ?? 0) + 1);
        expect(collected.add(Int32Array.from(row))).toBe(counts.size);
      }
      expect(collected.finish().map(({ row, count }) => [row.join(), count])).toEqual([...counts]);
    }),
  );
});
