import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import type { Audience } from '../../src/core/instrument/side.ts';
import { startDuplicateSearch } from '../../src/intake/findDuplicates.ts';
import { type Mapping, parseMapping } from '../../src/intake/mapping.ts';
import { openResponses, type ResponseRow } from '../../src/intake/readResponses.ts';
import { anyPacked, givenForm, readPoints } from '../core/given.ts';
import { encodeText } from './encodeText.ts';
import { writeTemporary } from './writeTemporary.ts';

function givenMapping(value: unknown): Mapping {
  const mapping = parseMapping(value);
  if ('problems' in mapping) throw new Error(JSON.stringify(mapping.problems));
  return mapping;
}

async function read(
  content: string | Buffer,
  mapping: Mapping | null,
  questionnaire: Questionnaire | null = null,
  study: string | { readonly id: string; readonly openWave: string } = 'study',
): Promise<readonly ResponseRow[]> {
  const path = writeTemporary(content);
  if (mapping === null && questionnaire === null) throw new Error('how?');
  const wanted = questionnaire ? { questionnaire } : ({ audience: 'customer' } as const);
  const how = mapping ? { mapping, wanted } : { mapping: null, wanted: wanted as { questionnaire: Questionnaire } };
  const file = await openResponses(path, how, typeof study === 'string' ? { id: study, openWave: null } : study);
  if ('problems' in file) throw new Error(JSON.stringify(file.problems));
  const rows: ResponseRow[] = [];
  for await (const block of file.readRows()) rows.push(...block);
  return rows;
}

/** The rows of a file that a mapping alone describes, of one audience. */
async function readAs(audience: Audience, content: string, mapping: Mapping): Promise<readonly ResponseRow[]> {
  const file = await openResponses(
    writeTemporary(content),
    { mapping, wanted: { audience } },
    { id: 'study', openWave: null },
  );
  if ('problems' in file) throw new Error(JSON.stringify(file.problems));
  const rows: ResponseRow[] = [];
  for await (const block of file.readRows()) rows.push(...block);
  return rows;
}

const simple = {
  scale: { min: 1, max: 7 },
  columns: [
    { column: 'E', item: 'a', dimension: 'd', side: 'expectation' },
    { column: 'P', item: 'a', dimension: 'd', side: 'perception' },
  ],
};
const withId = givenMapping({
  ...simple,
  columns: [...simple.columns, { column: 'id', as: 'respondent' }, { column: 'wave', as: 'wave' }],
});
const items = (rows: readonly ResponseRow[]) => rows.map(({ response }) => response?.answers.items);
const ids = (rows: readonly ResponseRow[]) => rows.map(({ response }) => response?.id);

describe('Cells become answers', () => {
  test('spaces, full-width digits and 5.0 are numbers; every usual way to say nothing is blank', async () => {
    const cells = ['" 5 "', '５', '5.0', '', 'NA', 'n/a', 'NULL', '-99', '(跳过)', '（跳过）', '(空)'];
    const rows = await read(['E,P', ...cells.map((cell) => `${cell},1`)].join('\n'), givenMapping(simple));
    expect(items(rows)).toEqual(['40', '40', '40', ...Array(8).fill('.0')]);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('-9, -8 and -7 stay no opinion, not shown and refused, in a column that is turned round as well', async () => {
    const reversed = simple.columns.map((column) => ({ ...column, reverse: column.column === 'P' }));
    const rows = await read('E,P\n-9,-9\n-8,-8\n-7,-7\n2,2', givenMapping({ ...simple, columns: reversed }));
    // E is the first column and so gives the item its way; P runs against it: 2 becomes 8 - 2 = 6.
    expect(items(rows)).toEqual(['??', '//', '!!', '15']);
  });

  test('a column with a text for each person is read to its end as one with a few', async () => {
    const columns = [...simple.columns, { column: 'why', as: 'comment' }, { column: 'who', as: 'respondent' }];
    const numbers = Array.from({ length: 700 }, (_, index) => index);
    const lines = numbers.map((number) => `1,2,${number % 2 === 0 ? `because ${number}` : 'N/A'},person ${number}`);
    const rows = await read(`E,P,why,who\n${lines.join('\n')}`, givenMapping({ ...simple, columns }));
    expect(rows.map(({ response }) => [...(response?.answers.comments.values() ?? [])])).toEqual(
      numbers.map((number) => (number % 2 === 0 ? [`because ${number}`] : [])),
    );
    expect(rows.map(({ response }) => response?.respondent)).toEqual(numbers.map((number) => `person ${number}`));
  });

  test('the mapping’s own tokens for missing replace the usual ones', async () => {
    const rows = await read('E,P\n0,NA\n', givenMapping({ ...simple, missing: [0] }));
    expect(items(rows)).toEqual(['..']);
    expect(rows[0]?.problems).toEqual([
      { code: 'not-a-number', row: 2, column: 'P', values: { value: 'NA', min: 1, max: 7 } },
    ]);
  });

  test('labels stand for points whatever their capitals; a text that is no label is told, numbers still count', async () => {
    const labels = { 'Strongly agree': 7, 非常不同意: 1 };
    const rows = await read('E,P\nSTRONGLY AGREE,非常不同意\n同意,4', givenMapping({ ...simple, labels }));
    expect(items(rows)).toEqual(['60', '.3']);
    expect(rows[1]?.problems).toEqual([{ code: 'unknown-label', row: 3, column: 'E', values: { value: '同意' } }]);
  });

  test('a label is turned round like the number it stands for', async () => {
    const columns = simple.columns.map((column) => ({ ...column, reverse: true }));
    const questionnaire = givenForm({ items: ['d'] });
    const mapping = givenMapping({ labels: { no: 2 }, columns: columns.map((column) => ({ ...column, item: 'i0' })) });
    expect(items(await read('E,P\nno,1', mapping, questionnaire))).toEqual(['56']);
  });

  test('a value off the scale is told as it stands in the file, in a column that is turned round as well', async () => {
    const columns = simple.columns.map((column) => ({ ...column, item: 'i0', reverse: true }));
    const rows = await read('E,P\n9,1', givenMapping({ columns }), givenForm({ items: ['d'] }));
    expect(items(rows)).toEqual(['.6']);
    expect(rows[0]?.problems).toMatchObject([{ code: 'off-scale', row: 2, column: 'E', values: { value: '9' } }]);
  });

  test('points left empty are 0 where the others have all 100, but for answers that this program wrote', async () => {
    const columns = [
      ...simple.columns,
      { column: 'id', as: 'response' },
      { column: 'F', item: 'b', dimension: 'f', side: 'perception' },
      { column: 'w', as: 'weight', dimension: 'd' },
      { column: 'v', as: 'weight', dimension: 'f' },
    ];
    const own = '5c0e1c52-6f6a-4c39-9d3c-0d6a7b8f2a11';
    const lines = ['E,P,F,id,w,v', '5,5,5,,100,', '5,5,5,,,90', '5,5,5,,,', `5,5,5,${own},100,`];
    const rows = await read(lines.join('\n'), givenMapping({ ...simple, columns }));
    expect(rows.map(({ response }) => Object.fromEntries(response?.answers.points ?? []))).toEqual([
      { d: 100, f: 0 },
      { f: 90 },
      {},
      { d: 100 },
    ]);
  });

  test.each([['60%'], ['60％'], ['６０ 分'], ['60 points'], [' 60.0 %'], ['60']])(
    'points written as “%s” are 60, in a column of points alone',
    async (cell) => {
      const columns = [...simple.columns, { column: 'w', as: 'weight', dimension: 'd' }];
      const rows = await read(`E,P,w\n1,1,${cell}\n1,2分,1`, givenMapping({ ...simple, columns }));
      expect(rows[0]?.response?.answers.points).toEqual(new Map([['d', 60]]));
      expect(rows[0]?.problems).toEqual([]);
      expect(rows[1]?.problems).toMatchObject([{ code: 'not-a-number', row: 3, column: 'P' }]);
    },
  );

  test('a weight outside the range that the mapping gives is told', async () => {
    const weight = { column: 'w', as: 'weight', dimension: 'd', max: 50 };
    const rows = await read(
      'E,P,w\n1,1,60\n1,1,50\n1,1,-99\n1,1,-9',
      givenMapping({ ...simple, columns: [...simple.columns, weight] }),
    );
    expect(rows.flatMap(({ problems }) => problems)).toEqual([
      { code: 'off-scale', row: 2, column: 'w', values: { value: '60', min: 0, max: 50 } },
    ]);
    expect(rows[1]?.response?.answers.points).toEqual(new Map([['d', 50]]));
  });

  test('what stands around the answers is kept; a duration that is none is told, and the answers stay', async () => {
    const around = ['wave', 'respondent', 'duration', 'language'].map((as) => ({ column: as, as }));
    const mapping = givenMapping({ ...simple, columns: [...simple.columns, ...around] });
    const rows = await read('E,P,wave,respondent,duration,language\n1,1,2,R1,266秒,zh\n1,1,,,soon,\n', mapping);
    expect(rows[0]?.response).toMatchObject({ wave: '2', respondent: 'R1', seconds: 266, language: 'zh' });
    expect(rows[1]?.response).toMatchObject({ wave: null, respondent: null, seconds: null, language: null });
    expect(rows[1]?.problems).toMatchObject([{ code: 'not-a-number', row: 3, column: 'duration' }]);
  });

  test('when and with which token it was sent is kept; a time that cannot be told is none, and no mistake', async () => {
    const around = ['submitted', 'token'].map((as) => ({ column: as, as }));
    const mapping = givenMapping({ ...simple, columns: [...simple.columns, ...around] });
    const rows = await read('E,P,submitted,token\n1,1,2026/3/1 14:05:33,K7QM\n1,1,3/1/2026,\n', mapping);
    expect(rows[0]?.response).toMatchObject({ submittedAt: '2026-03-01T14:05:33', token: 'K7QM' });
    expect(rows[1]?.response).toMatchObject({ submittedAt: null, token: null });
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('the 0 of the published form, "no standards exist", is no opinion of a standard and a mistake elsewhere', async () => {
    const formalised = { column: 'F', item: 'd', side: 'formalised' };
    const belief = { column: 'M', item: 'a', side: 'belief' };
    const mapping = givenMapping({ ...simple, columns: [...simple.columns, formalised, belief] });
    const rows = await readAs('manager', 'F,M\n0,1\n7,0\n', mapping);
    expect(items(rows)).toEqual(['0?', '.6']);
    expect(rows[1]?.problems).toMatchObject([{ code: 'off-scale', column: 'M' }]);
    const fromZero = givenMapping({ ...mapping, scale: { min: 0, max: 7 } });
    expect(items(await readAs('manager', 'F,M\n0,1\n', fromZero))).toEqual(['10']);
  });

  test('a staff file that the mapping does not name is read by its headers, with the mapping’s items, scale, missing and labels', async () => {
    const mapping = givenMapping({ ...simple, missing: ['-'], labels: { none: 1 } });
    const rows = await readAs('contact', 'a.delivery,A1,x\nnone,7,1\n-,8,1\n', mapping);
    expect(items(rows)).toEqual(['06', '..']);
    expect(rows[1]?.problems).toMatchObject([{ code: 'off-scale', row: 3, column: 'A1' }]);
  });

  test('a segment that the file has and the study did not ask for is kept, and the packed answers stay in order', async () => {
    const values = [
      { column: 'E', item: 'i0', side: 'expectation' },
      { column: 'P', item: 'i0', side: 'perception' },
      { column: 'branch', as: 'segment' },
    ];
    const [row] = await read('branch,P,E\n城东,2,6\n', givenMapping({ columns: values }), givenForm({ items: ['d'] }));
    expect(row?.response?.answers.profile).toEqual(new Map([['branch', '城东']]));
    expect(row?.response?.answers.items).toBe('51');
  });

  test('rows of nothing but commas below the data are no people where every response has an id', async () => {
    expect(await read('E,P,id,wave\n1,1,R1,\n,,,\n, ,,\n', withId)).toHaveLength(1);
    expect(await read('E,P\n1,1\n,\n', givenMapping(simple))).toHaveLength(2);
  });
});

test('a mapping that calls a column by a name that two have is refused; by their places it may', async () => {
  const open = (mapping: unknown) =>
    openResponses(
      writeTemporary('note,E,P,note\nx,5,6,y\n'),
      { mapping: givenMapping(mapping), wanted: { audience: 'customer' } },
      { id: 'study', openWave: null },
    );
  const withNote = (as: string, column = 'note') => ({ ...simple, columns: [...simple.columns, { column, as }] });
  expect(await open(withNote('segment'))).toMatchObject({
    problems: [{ code: 'header-duplicate', row: 1, column: 'note' }, { code: 'columns-numbered' }],
  });
  expect(await open(withNote('segment', 'note #4'))).not.toHaveProperty('problems');
});

describe('The id of a response', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  test('is the file’s own where that is a UUID', async () => {
    const mapping = givenMapping({ ...simple, columns: [...simple.columns, { column: 'response', as: 'response' }] });
    const own = '0F8FAD5B-D9CB-469F-A165-70867728950E';
    const [first, second] = ids(await read(`E,P,response\n1,1,${own}\n1,1,no uuid\n`, mapping));
    expect(first).toBe(own);
    expect(second).toMatch(uuid);
  });

  test('follows from the person’s id, the wave, the answers and the study, and from nothing else', async () => {
    const one = await read('E,P,id,wave\n1,2,R1,1\n', withId);
    expect(ids(one)[0]).toMatch(uuid);
    expect(ids(await read('wave,id,P,E\n9,9,9,9\n1,R1,2,1\n', withId))[1]).toBe(ids(one)[0]);
    const others = ids(await read('E,P,id,wave\n1,3,R1,1\n1,2,R2,1\n1,2,R1,2\n1,2,R1,\n1,2,,1\n', withId));
    expect(new Set([...ids(one), ...others]).size).toBe(6);
    expect(ids(await read('E,P,id,wave\n1,2,R1,1\n', withId, null, 'another study'))).not.toEqual(ids(one));
  });

  test('of a row that names no wave is that of the study’s open wave: the same person may answer alike in the next', async () => {
    const without = 'E,P,id,wave\n1,2,R1,\n';
    const open = async (openWave: string) => ids(await read(without, withId, null, { id: 'study', openWave }));
    expect(await open('1')).toEqual(ids(await read('E,P,id,wave\n1,2,R1,1\n', withId)));
    expect(await open('2')).not.toEqual(await open('1'));
  });

  test('without a person’s id follows from the file and the row, so the same file again gives the same ids', async () => {
    const content = 'E,P\n1,1\n1,1\n';
    const rows = ids(await read(content, givenMapping(simple)));
    expect(ids(await read(content, givenMapping(simple)))).toEqual(rows);
    expect(new Set([...rows, ...ids(await read(`${content}1,1\n`, givenMapping(simple)))]).size).toBe(5);
  });

  test('duplicates are rows with the same id, wave and answers; without an id there are none', async () => {
    const flags = async (rows: Promise<readonly ResponseRow[]>) => (await rows).map(startDuplicateSearch());
    expect(await flags(read('E,P,id,wave\n1,2,R1,1\n1,2,R1,1\n1,2,R1,2\n1,3,R1,1\n1,2,,1\n1,2,,1\n', withId))).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(await flags(read('E,P\n1,2\n1,2\n', givenMapping(simple)))).toEqual([false, false]);
  });
});

describe('Any table of valid answers is read back as it was written', () => {
  const form = givenForm({ scale: { min: -6, max: 12 }, items: ['a', 'b', 'a'], reverse: [false, true, false] });
  const codes: Readonly<Record<string, string>> = { '?': '-9', '/': '-8', '!': '-7', '.': '' };

  /** The packed answers as cells, written by the definition of the packing. */
  function toCells(packed: string): readonly string[] {
    return [...packed].map(
      (sign) => codes[sign] ?? String(form.scale.min + '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(sign)),
    );
  }

  test('in UTF-8 or GB18030, quoted or not, with any delimiter and line end, in any order of columns', async () => {
    const layout = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      isQuoted: fc.boolean(),
      isLastLineEnded: fc.boolean(),
      charset: fc.constantFrom('utf-8', 'utf-8 with mark', 'gb18030'),
      order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
      note: fc.constantFrom('', '好', '好,"不"好;\t\r\n坏', 'a'),
    });
    const names = form.sides.length === 2 ? ['期望1', '感知1', '期望2', '感知2', '期望3', '感知3', '备注'] : [];
    await fc.assert(
      fc.asyncProperty(layout, fc.array(anyPacked(form), { minLength: 1, maxLength: 8 }), async (shape, packed) => {
        const quote = (cell: string) =>
          shape.isQuoted || /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
        const lines = [names, ...packed.map((each) => [...toCells(each), shape.note])].map((cells) =>
          shape.order.map((place) => quote(cells[place] ?? '')).join(shape.delimiter),
        );
        const text = lines.join(shape.lineEnd) + (shape.isLastLineEnded ? shape.lineEnd : '');
        const bytes =
          shape.charset === 'gb18030'
            ? encodeText(text, 'gb18030')
            : Buffer.from(shape.charset === 'utf-8' ? text : `\ufeff${text}`);
        const rows = await read(bytes, null, form);
        expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
        expect(items(rows)).toEqual(packed);
      }),
      { numRuns: 150 },
    );
  });

  test('in columns that run against their items, every point is turned round and back', async () => {
    const columns = form.items.flatMap(({ id, reverse }, item) =>
      form.sides.map(({ side }, place) => ({ column: item * 2 + place + 1, item: id, side, reverse: !reverse })),
    );
    const header = columns.map(({ item, side }) => `${item} ${side}`).join();
    await fc.assert(
      fc.asyncProperty(anyPacked(form), async (packed) => {
        const rows = await read(`${header}\n${toCells(packed).join()}\n`, givenMapping({ columns }), form);
        const [first] = rows;
        if (!first?.response) throw new Error('no response');
        const turn = (point: number | null) => (point === null ? null : form.scale.min + form.scale.max - point);
        const turned = readPoints(form, packed).map((sides) => sides.map(turn));
        expect(readPoints(form, first.response.answers.items)).toEqual(turned);
      }),
      { numRuns: 50 },
    );
  });
});

describe('A form that a tool numbers and dates', () => {
  const mapping = givenMapping({
    ...simple,
    columns: [...simple.columns, { column: 'no', as: 'serial' }, { column: 'at', as: 'submitted' }],
  });
  const at = '2026/9/1 12:00:00';

  test('is the same form with corrected answers, though no duplicate of itself', async () => {
    const [before] = await read(`no,at,E,P\n1,${at},5,6`, mapping);
    const [after] = await read(`no,at,E,P\n1,${at},5,7`, mapping);
    expect(after?.response?.id).toBe(before?.response?.id);
    const isDuplicate = startDuplicateSearch();
    expect([before, after, before].map((row) => row && isDuplicate(row))).toEqual([false, false, true]);
  });

  test('is another with another time, and without one where the answers are others', async () => {
    const rows = await read(`no,at,E,P\n1,${at},5,6\n1,2026/9/2 12:00:00,5,6\n2,,5,6\n2,,5,7\n2,,5,7`, mapping);
    expect(new Set(ids(rows)).size).toBe(4);
  });
});
