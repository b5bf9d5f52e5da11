import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../../src/core/answers/parseAnswers.ts';
import type { Response } from '../../../src/core/answers/response.ts';
import type { Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { listTables } from '../../../src/export/table/listTables.ts';
import { makeDataSheet } from '../../../src/export/workbook/dataSheet.ts';
import { nameSheets } from '../../../src/export/workbook/nameSheets.ts';
import { buildStudyWorkbook } from '../../../src/export/workbook/studyWorkbook.ts';
import { writeWorkbook } from '../../../src/export/workbook/writeWorkbook.ts';
import { openResponses } from '../../../src/intake/readResponses.ts';
import { openTable } from '../../../src/intake/table/openTable.ts';
import { givenForm, givenResponse } from '../../core/given.ts';
import { temporaryPath } from '../../intake/writeTemporary.ts';
import { follow, makeStudy, speakers } from '../givenReports.ts';

async function save(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const path = temporaryPath('study.xlsx');
  const chunks = [];
  for await (const piece of pieces) chunks.push(piece);
  writeFileSync(path, Buffer.concat(chunks));
  return path;
}

const partsOf = (path: string) =>
  new Map(Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [name, strFromU8(bytes)]));

const made = makeStudy({ design: 'chain' });
const whole = { ...made, report: { ...made.report, ...made.deep() } };
const [, english] = speakers;
if (!english) throw new Error('no English');

async function build(questionnaire: Questionnaire, blocks: readonly (readonly Response[])[], speaker = english) {
  const openBlocks = async function* () {
    yield* blocks;
  };
  if (!speaker) throw new Error('no speaker');
  return buildStudyWorkbook([{ study: 'inn', questionnaire, openBlocks }], whole, speaker);
}

describe('A study as a workbook', () => {
  const form: Questionnaire = {
    ...givenForm({ items: ['a', 'a', 'b'] }),
    profile: [{ id: 'branch', text: { en: 'branch' } }],
    comments: [{ id: 'more', text: { en: 'more' } }],
  };

  test('brings its answers in again, whatever people wrote', async () => {
    const signs = fc.constantFrom(...'=+-@\'\t\r\n\0\u0007\ud800\uffff<&"_x0041_ 中1');
    const anyText = fc.string({ unit: fc.oneof(signs, fc.string({ unit: 'grapheme', maxLength: 1 })), maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.uuid(), anyText), { minLength: 1, maxLength: 4 }), async (given) => {
        const responses = given.map(([id, text]) => {
          const { answers } = parseAnswers(form, new Map([['comment.more', text]]));
          return givenResponse('0?6/!.', { id, seconds: 95, answers: { comments: answers.comments } });
        });
        const source = {
          study: 'inn',
          questionnaire: form,
          async *openBlocks() {
            yield responses;
          },
        };
        const sheet = makeDataSheet(source, { segments: ['branch'], count: responses.length }, english);
        const path = await save(writeWorkbook([sheet]));
        expect([...partsOf(path).values()].join('')).not.toMatch(/<f[ >]/);
        const file = await openResponses(
          path,
          { mapping: null, wanted: { questionnaire: form } },
          { id: 'inn', openWave: null },
        );
        if ('problems' in file) throw new Error(JSON.stringify(file.problems));
        const rows = [];
        for await (const block of file.readRows()) rows.push(...block);
        expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
        const pick = (response: Response | null) => [response?.id, response?.seconds, response?.answers];
        expect(rows.map(({ response }) => pick(response))).toEqual(responses.map(pick));
      }),
      { numRuns: 20 },
    );
  });

  test('has the answers, the codebook, every table, what the charts plot, and a list of all that', async () => {
    for (const speaker of speakers) {
      const built = await build(form, [[givenResponse('012345')]], speaker);
      if ('problem' in built) throw new Error('too large');
      const book = partsOf(await save(built.pieces)).get('xl/workbook.xml') ?? '';
      const names = [...book.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name);
      const { say } = speaker;
      const tables = listTables(whole, speaker).length;
      expect(names).toHaveLength(2 + tables + 2);
      expect([names[0], names[1], names.at(-2), names.at(-1)]).toEqual([
        say('sheets.data.customer'),
        say('sheets.codebook.customer'),
        say('sheets.charts'),
        say('sheets.contents'),
      ]);
    }
  });

  test('has columns as wide as their titles, an ideograph counted as two letters', async () => {
    for (const speaker of speakers) {
      const built = await build(form, [[givenResponse('012345')]], speaker);
      if ('problem' in built) throw new Error('too large');
      const parts = [...partsOf(await save(built.pieces))].filter(([name]) => name.startsWith('xl/worksheets/'));
      const cut = parts.flatMap(([name, xml]) => {
        const widths = [...xml.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => Number(width));
        const titles = [...(xml.match(/<row r="1">.*?<\/row>/)?.[0] ?? '').matchAll(/<t [^>]*>([^<]*)</g)];
        return titles.flatMap(([, title = ''], column) =>
          title.replace(/[^\0-\xff]/g, '..').length <= (widths[column] ?? 8) ? [] : [`${name}: ${title}`],
        );
      });
      expect(cut).toEqual([]);
    }
  });

  test('has every figure of its tables unrounded, as a number that is shown with the page’s decimals', async () => {
    const built = await build(form, [[]]);
    if ('problem' in built) throw new Error('too large');
    const parts = partsOf(await save(built.pieces));
    for (const [place, { groups, label }] of listTables(whole, english).entries()) {
      const sheet = parts.get(`xl/worksheets/sheet${place + 3}.xml`) ?? '';
      for (const { at } of groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)))
        for (const value of [follow(whole.report, at ?? '')].flat())
          if (typeof value === 'number') expect(sheet, `${label} ${at}`).toContain(`<v>${value}</v>`);
    }
    const { gap } = whole.report.dimensions[0] ?? {};
    expect(parts.get('xl/worksheets/sheet4.xml')).toContain(`s="2"><v>${gap}</v>`);
  });

  test('is refused in a sentence where the answers are more than a sheet can hold', async () => {
    const block = new Array<Response>(2 ** 17).fill(givenResponse('0'));
    expect(await build(form, new Array(8).fill(block))).toEqual({
      problem: { code: 'workbook-too-large', values: { rows: 1_048_577, columns: expect.any(Number) } },
    });
  });
});

describe('A workbook', () => {
  test('has the same bytes for the same content', async () => {
    const sheets = [
      {
        title: 'One',
        blocks: () => [
          [
            ['a', 'b'],
            [1, null],
          ],
        ],
      },
    ];
    const [first, second] = [await save(writeWorkbook(sheets)), await save(writeWorkbook(sheets))];
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
    expect(await openTable(first)).toMatchObject({ header: ['a', 'b'], sample: [{ row: 2, cells: ['1'] }] });
  });

  test('has names on its tabs that spreadsheets take, no two alike', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 })), (titles) => {
        const names = nameSheets(titles);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
        for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\\p{Cc}]{1,31}(?<!')$/u);
        for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
      }),
    );
    const long = 'How satisfied are you with us? · Regression';
    expect(nameSheets([long, `${long} on gaps`, 'A/B'])).toEqual([
      'How satisfied are you with us ·',
      'How satisfied are you with us 2',
      'A B',
    ]);
  });
});
