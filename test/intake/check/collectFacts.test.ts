import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startFacts } from '../../../src/intake/check/collectFacts.ts';
import { countPairs, nameLetters } from '../../../src/intake/check/listPairs.ts';
import type { Mapping } from '../../../src/intake/mapping.ts';
import { openResponses } from '../../../src/intake/readResponses.ts';
import { servqualForm } from '../../core/given.ts';
import { writeTemporary } from '../writeTemporary.ts';

/** The facts of a file of the published form, read by a mapping of two items. */
async function collect(rows: readonly string[], header = 'E,P,satisfaction', more: Partial<Mapping> = {}) {
  const mapping: Mapping = {
    missing: ['', 'none'],
    labels: { 很好: 7 },
    columns: [
      { column: 'E', item: 't1', side: 'expectation', reverse: false },
      { column: 'P', item: 't1', side: 'perception', reverse: false },
      { column: 'satisfaction', as: 'outcome' },
    ],
    ...more,
  };
  const path = writeTemporary([header, ...rows, ''].join('\n'), 'facts.csv');
  const file = await openResponses(
    path,
    { mapping, wanted: { questionnaire: servqualForm } },
    { id: 's', openWave: '1' },
  );
  if ('problems' in file) throw new Error(JSON.stringify(file.problems));
  const facts = startFacts(file);
  for await (const block of file.readRows()) for (const row of block) facts.add(row);
  return facts.finish(new Set());
}

describe('What is collected of a file', () => {
  test('says of each side how many cells hold a point, nothing, a reason, or what nobody can read', async () => {
    const { counts, texts, kinds, pairs } = await collect(['5,很好,7', '-9,-8,', 'none,,1', '8,x,1', '-7,x,1']);
    expect(counts).toEqual([
      { side: 'expectation', answered: 1, blank: 1, noOpinion: 1, notShown: 0, refused: 1, bad: 1 },
      { side: 'perception', answered: 1, blank: 1, noOpinion: 0, notShown: 1, refused: 0, bad: 2 },
    ]);
    expect(texts).toEqual([
      { text: '', count: 2, row: 3, column: 'satisfaction', meaning: 'missing', point: null },
      { text: 'x', count: 2, row: 5, column: 'P', meaning: 'unknown', point: null },
      { text: '很好', count: 1, row: 2, column: 'P', meaning: 'label', point: 7 },
      { text: 'none', count: 1, row: 4, column: 'E', meaning: 'missing', point: null },
    ]);
    expect(kinds.map(({ first, count, columns }) => [first.code, first.row, count, columns])).toEqual([
      ['unknown-label', 5, 2, 1],
      ['off-scale', 5, 1, 1],
    ]);
    expect(countPairs(pairs)).toEqual({ whole: 1, all: 22 });
  });

  test('counts every cell of a rated column once, whatever stands in it', async () => {
    const cell = fc.constantFrom('1', '7', '8', '', ' ', 'none', '很好', '不好', '-9', '-8', '-7', '３', '4.5', '=1');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const { counts } = await collect(rows.map(([e, p]) => `${e},${p},x5`));
        for (const { side, ...each } of counts) {
          expect(
            Object.values(each).reduce((sum, count) => sum + count, 0),
            side,
          ).toBe(rows.length);
          expect(Math.min(...Object.values(each))).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('doubts the direction of points that run against the satisfaction of thirty people, until they are turned', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `4,${(row % 7) + 1},${7 - (row % 7)}`);
    expect((await collect(rows)).bestFirst).toBe('outcomes');
    expect((await collect(rows.slice(0, 29))).bestFirst).toBeNull();
    const along = Array.from({ length: 40 }, (_, row) => `4,${(row % 7) + 1},${(row % 7) + 1}`);
    expect((await collect(along)).bestFirst).toBeNull();
    const turned: Mapping['columns'] = [
      { column: 'E', item: 't1', side: 'expectation', reverse: true },
      { column: 'P', item: 't1', side: 'perception', reverse: true },
      { column: 'satisfaction', as: 'outcome' },
    ];
    expect((await collect(rows, undefined, { columns: turned })).bestFirst).toBeNull();
  });
});

test('A file whose people never gave the highest points looks like one of a shorter scale', async () => {
  const rows = Array.from({ length: 40 }, (_, row) => `${(row % 5) + 1},${(row % 4) + 1},`);
  expect((await collect(rows)).doubtful).toEqual({ low: 1, high: 5, likely: { min: 1, max: 5 } });
  expect((await collect([...rows, '7,7,'])).doubtful).toBeNull();
});

test('Columns are called as in a spreadsheet', () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(nameLetters)).toEqual([
    ...['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD'],
  ]);
});
