import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellAt, emptyKey, keyAt, noKey, splitLines, widthOf } from '../../../src/intake/table/line.ts';

const anyCell = fc.string({ unit: fc.constantFrom('a', 'b', '7', ' ', '\0', '男', '很'), maxLength: 6 });
const anyRows = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

/** The same rows as they lie in a text, and cut out already. */
const writeBoth = (rows: readonly (readonly string[])[], end: string) => ({
  lines: splitLines(rows.map((cells) => cells.join(',') + end).join(''), ',', 0),
  plain: rows.map((cells, index) => ({ row: index + 1, cells })),
});

describe('A row as it lies in its text', () => {
  test('has the cells of the row, whichever way its lines end', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
        const { lines, plain } = writeBoth(rows, end);
        expect(lines.map(({ row, cells }) => ({ row, cells }))).toEqual(plain);
        expect(lines.map(widthOf)).toEqual(plain.map(widthOf));
      }),
    );
  });

  test('is read cell by cell like one that has been cut out, and empty behind its end', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(6), (rows, place) => {
        const { lines, plain } = writeBoth(rows, '\n');
        expect(lines.map((line) => cellAt(line, place))).toEqual(rows.map((cells) => cells[place] ?? ''));
        expect(lines.map((line) => keyAt(line, place))).toEqual(plain.map((row) => keyAt(row, place)));
      }),
    );
  });
});

describe('The key of a cell', () => {
  const keyOf = (cell: string) => keyAt({ row: 1, cells: [cell] }, 0);

  test('is that of no other text', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyCell, fc.string({ maxLength: 5 })),
        fc.oneof(anyCell, fc.string({ maxLength: 5 })),
        (a, b) => {
          fc.pre(a !== b && keyOf(a) !== noKey);
          expect(keyOf(a)).not.toBe(keyOf(b));
        },
      ),
    );
  });

  test.each(['7', '男', '10', 'NA', 'good'])('exists for %j', (cell) => {
    expect(keyOf(cell)).toBeGreaterThan(emptyKey);
  });

  test.each(['', '\0', '很好', 'poor 1'])('says of %j that it is empty, or that it has none', (cell) => {
    expect(keyOf(cell)).toBe(cell === '' ? emptyKey : noKey);
  });
});
