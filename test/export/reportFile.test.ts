import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { listNumbers } from '../../src/core/report/listNumbers.ts';
import { rawCsv } from '../../src/export/csvText.ts';
import { listPictures } from '../../src/export/gallery/listPictures.ts';
import { writeReportCsv } from '../../src/export/reportCsv.ts';
import { writeReportFile } from '../../src/export/reportFile.ts';
import { listTables } from '../../src/export/table/listTables.ts';
import { readStaffForm } from '../../src/intake/readStaffForm.ts';
import { follow, makeStudy, speakers } from './givenReports.ts';
import { writeSvg } from './picture/readSvg.ts';

const made = makeStudy({ design: 'chain' });
const whole = { ...made, report: { ...made.report, ...made.deep() } };
const about = {
  staffForm: await readStaffForm(),
  structure: {},
  minGroup: 5,
  isOwn: true,
  isMade: false,
  title: '<script>alert(1)</script> Inn',
};
const [, english] = speakers;
if (!english) throw new Error('no English');

describe.each(speakers)('The report as a page of its own, $language', (speaker) => {
  const html = writeReportFile('html', whole, about, speaker);

  test('holds every picture of the gallery that can be drawn, in both shapes, each once, and stays a file that can be mailed', () => {
    const drawn = listPictures({ ...whole, evidence: '' }, speaker).filter(({ draw }) => draw !== null);
    expect(drawn.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['radar', 'items', 'pareto', 'importance', 'waves']),
    );
    for (const { name, draw } of drawn)
      for (const shape of ['wide', 'tall'] as const)
        expect(html.split(writeSvg(draw?.(shape) ?? null)), `${name}, ${shape}`).toHaveLength(2);
    expect(Buffer.byteLength(html)).toBeLessThan(1_000_000);
  });

  test('asks for nothing beside itself and lets nothing run', () => {
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'`);
    expect(html).not.toMatch(/<(script|link|img|iframe|canvas|form)\b/);
    expect(html).not.toMatch(/\s(src|on\w+|action)=/);
    for (const [, place] of html.matchAll(/href="([^"]*)"/g)) {
      expect(place).toMatch(/^#/);
      expect(html).toContain(` id="${place?.slice(1)}"`);
    }
    expect(html).not.toMatch(/url\(|@import/);
    for (const name of ['gap-model', 'dumbbells', 'share-bars']) expect(html).toContain(`class="sheet ${name} wide"`);
    expect(html).toContain('.sheet .part text');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Inn');
  });

  test('has styles, pictures and every figure of the gaps by dimension and by item', () => {
    expect(html).toContain('--accent: #0f5c5c');
    expect(html.match(/<svg/g)?.length).toBeGreaterThan(27);
    const [, dimensions, items] = listTables(whole, speaker);
    for (const table of [dimensions, items])
      for (const { shown } of table?.groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)) ?? [])
        expect(html).toContain(`${shown}</td>`);
    expect(html).toContain(`<html lang="${speaker.language === 'zh' ? 'zh-CN' : 'en'}">`);
  });
});

test('The report of too few people says so as a page and as a table, and has no figure but how many there are', () => {
  const few = makeStudy({ people: 3 });
  const whole = { ...few, report: { ...few.report, ...few.deep() } };
  expect(writeReportFile('html', whole, about, english)).toContain(english.say('report.tooFew'));
  const [, row, ...rest] = writeReportFile('csv', whole, about, english).split('\r\n');
  expect(row).toMatch(/^Who counts,,".*no figure is shown",Responses,\/responses\/used,3$/);
  expect(rest).toEqual(['']);
});

describe('The report as a table of figures', () => {
  const rows: readonly Readonly<Record<string, string>>[] = parse(writeReportCsv(whole, english, rawCsv), {
    columns: true,
  });

  test('has a row a figure, unrounded, with its place in the JSON', () => {
    expect(rows.length).toBeGreaterThan(1500);
    const json = JSON.parse(writeReportFile('json', whole, about, english));
    for (const { pointer = '', value } of rows) expect(value, pointer).toBe(String(follow(json, pointer) ?? ''));
    expect(rows[4]).toEqual({
      table: 'By dimension',
      group: '',
      row: 'Reliability',
      column: 'Gap',
      pointer: '/dimensions/0/gap',
      value: String(whole.report.dimensions[0]?.gap),
    });
  });

  test('has every number of the JSON, those of the tables by their names and all others by their places', () => {
    const json = JSON.parse(writeReportFile('json', whole, about, english));
    const pointers = new Set(rows.map(({ pointer }) => pointer));
    expect(listNumbers(json).filter(([pointer]) => !pointers.has(pointer))).toEqual([]);
    expect(rows.find(({ pointer }) => pointer === '/dimensions/0/sd')).toEqual({
      table: 'Further numbers of the JSON',
      group: '',
      row: '/dimensions/0/sd',
      column: '',
      pointer: '/dimensions/0/sd',
      value: String(whole.report.dimensions[0]?.sd),
    });
  });

  test('says first whom the figures are of', () => {
    const people = (chosen: object) => {
      const report = { ...whole.report, ...chosen };
      return parse(writeReportCsv({ ...whole, report }, english, rawCsv))
        .slice(1, 2)
        .flat();
    };
    const place = ['Responses', '/responses/used', String(whole.report.responses.used)];
    expect(people({})).toEqual(['Who counts', '', 'all responses', ...place]);
    const filter = { wave: ['2'], 'segment.branch': ['east'] };
    const chosen = 'Wave = 2 and Which branch? = east, without the flagged responses';
    expect(people({ filter, without: 'flagged' })).toEqual(['Who counts', '', chosen, ...place]);
  });

  test('tells every figure of a table apart', () => {
    const places = rows.map(({ table, group, row, column }) => [table, group, row, column].join('\t'));
    expect(new Set(places).size).toBe(places.length);
  });

  test('has an ASCII minus, so that programs read numbers', () => {
    for (const { value = '' } of rows) expect(value).toMatch(/^(-?\d+(\.\d+)?(e-?\d+)?)?$/);
  });
});
