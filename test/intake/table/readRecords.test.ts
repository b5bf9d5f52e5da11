import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecords } from '../../../src/intake/table/readRecords.ts';

const options = {
  delimiter: ',',
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  on_record: (cells: string[], { records }: { readonly records: number }) => ({ row: records, cells }),
} as const;

/** The rows of a text that comes in pieces, and the problem that ends them. */
async function read(pieces: readonly string[]) {
  const found: { rows: unknown[]; problem: unknown } = { rows: [], problem: null };
  const come = async function* () {
    for (const text of pieces) yield { text, share: 1 };
  };
  for await (const block of readRecords(come(), ',', ['a', 'b', 'c']))
    if ('problem' in block) found.problem = block.problem;
    else found.rows.push(...block.rows.map(({ row, cells }) => ({ row, cells })));
  return found;
}

/** A text of a few signs, and the pieces in which it comes. */
const cutTexts = (...signs: readonly string[]) =>
  fc
    .array(fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 }), { maxLength: 8 })
    .map((pieces) => ({ pieces, text: pieces.join('') }));

describe('Reading the rows of a text', () => {
  test('gives what csv-parse gives for the whole text at once, in whatever pieces it comes; a quotation mark amid a cell is a character', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          cutTexts('a', ',', '\n', '\r', '\r\n'),
          cutTexts('a', ',', '\n', '\r\n', '"x"', '"\n"', '""'),
          cutTexts('a', ',', '\n', 'a"', ',"\n",', '\n"a"\n'),
        ),
        async ({ pieces, text }) => {
          const { rows, problem } = await read(pieces);
          let whole: unknown[];
          try {
            whole = parse(text, options as never);
          } catch {
            // Of such marks nothing is made but what csv-parse makes of them where it is told to.
            if (problem !== null) return;
            whole = parse(text, { ...options, relax_quotes: true } as never);
          }
          const isEmpty = ({ cells }: { cells: readonly string[] }) => cells.length === 1 && cells[0]?.trim() === '';
          expect(rows).toEqual((whole as { cells: string[] }[]).filter((row) => !isEmpty(row)));
          expect(problem).toBeNull();
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('keeps the rows before a quotation mark that stands wrong, and names its row and column', async () => {
    const { rows, problem } = await read(['1,2,3\n4,', '"5",6\n7,"8', '"x,9\n10,11,12\n']);
    expect(rows).toEqual([
      { row: 1, cells: ['1', '2', '3'] },
      { row: 2, cells: ['4', '5', '6'] },
    ]);
    expect(problem).toEqual({ code: 'quote-misplaced', row: 3, column: 'b' });
  });

  test.each([
    [
      'amid a cell',
      ['1,a"b,3\n4,"5\n6",7\n'],
      [
        ['1', 'a"b', '3'],
        ['4', '5\n6', '7'],
      ],
      [1],
    ],
    [
      'in the header, before a cell of two lines that comes in two pieces',
      ['a,15" b,c\n4,"5', '\n6",7\n8,9"9"9,10'],
      [
        ['a', '15" b', 'c'],
        ['4', '5\n6', '7'],
        ['8', '9"9"9', '10'],
      ],
      [1, 3],
    ],
  ] as const)('%s, it is told by its row', async (_, pieces, cells, told) => {
    const plainQuotes: number[] = [];
    const rows: unknown[] = [];
    const come = async function* () {
      for (const text of pieces) yield { text, share: 1 };
    };
    for await (const block of readRecords(come(), ',', ['a', 'b', 'c'])) {
      if ('problem' in block) throw new Error(block.problem.code);
      rows.push(...block.rows.map((row) => row.cells));
      plainQuotes.push(...block.rows.flatMap(({ row, hasPlainQuote }) => (hasPlainQuote ? [row] : [])));
    }
    expect([rows, plainQuotes]).toEqual([cells, told]);
  });

  test('a quotation that ends lines later, before more of a cell, is told where it began, and what stands before is read', async () => {
    const { rows, problem } = await read(['1,15" b,3\n4,"good,6\n7,8,9\n10,15" b,12\n']);
    expect(rows).toEqual([{ row: 1, cells: ['1', '15" b', '3'] }]);
    expect(problem).toEqual({ code: 'quote-unclosed', row: 2, column: 'b' });
  });

  test.each([['1,"a"b,3'], ['1, "a",3'], ['1,a"b,3\n4,"5"6,7'], ['1,a"b,3\n4, "5,6",7']])(
    'behind a quotation or spaces it may mean anything: %j',
    async (text) => {
      expect((await read([text])).problem).toMatchObject({ code: 'quote-misplaced' });
    },
  );

  test('says where a quotation begins that never ends, however much follows', async () => {
    const { rows, problem } = await read(['1,2\n', '3,"4\n', ...new Array<string>(300).fill('5,6\n'.repeat(4096))]);
    expect(rows).toEqual([{ row: 1, cells: ['1', '2'] }]);
    expect(problem).toEqual({ code: 'quote-unclosed', row: 2, column: 'b' });
  });
});
