import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, type ZipOptions, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { listScaleFields } from '../../src/core/answers/fields.ts';
import { createStudy } from '../../src/storage/createStudy.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { givenForm } from '../core/given.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { nextOf, noPlan } from '../storage/given.ts';
import { callFivegaps } from './callFivegaps.ts';
import { runFivegaps } from './runFivegaps.ts';

const form = givenForm({ items: ['a', 'a', 'a', 'b', 'b'], reverse: [false, true, false, false, false] });
const fields = listScaleFields(form);
/** Twelve people who answer as they please, one of them twice, from branches with names that spreadsheets would run. */
const rows = Array.from({ length: 12 }, (_, person) =>
  [
    `p${person}`,
    ['north', "'=south", '东区'][person % 3],
    ...fields.map((__, place) => 1 + ((person * 5 + place * place + (person % 3) * place) % 7)),
  ].join(),
);
const lines = [`respondent,segment.branch,${fields.join()}`, ...rows, rows[0]];
const answers = writeTemporary(`${lines.join('\n')}\n`, 'answers.csv');
const mapping = writeTemporary(
  JSON.stringify({
    scale: { min: 1, max: 7 },
    columns: [
      { column: 'respondent', as: 'respondent' },
      { column: 'segment.branch', as: 'segment', id: 'branch' },
      ...form.items.flatMap(({ id, dimension, reverse }) =>
        form.sides.map(({ side }) => ({ column: `${id}.${side}`, item: id, dimension, side, reverse })),
      ),
    ],
  }),
  'mapping.json',
);
const bundle = temporaryPath('answers.zip');

beforeAll(async () => {
  const command = ['analyze', answers, '--mapping', mapping, '-o', bundle];
  expect(await callFivegaps(command)).toMatchObject({ code: 0, stdout: '' });
});

/** The bundle with one file changed, its checksum with it if so wanted. */
function change(name: string, edit: (text: string) => string, withSum: boolean): string {
  const parts = unzipSync(readFileSync(bundle));
  parts[name] = strToU8(edit(strFromU8(parts[name] ?? new Uint8Array())));
  if (withSum) sumAnew(parts);
  return writeTemporary(Buffer.from(zipSync(parts)), 'changed.zip');
}

/** The bundle with any files changed, added or taken away, by somebody who makes the checksums anew. */
function forge(edit: (parts: Record<string, Uint8Array>) => void): string {
  const parts = unzipSync(readFileSync(bundle));
  edit(parts);
  sumAnew(parts);
  return writeTemporary(Buffer.from(zipSync(parts)), 'forged.zip');
}

function sumAnew(parts: Record<string, Uint8Array>): void {
  delete parts['SHA256SUMS'];
  const lines = Object.entries(parts).map(
    ([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`,
  );
  parts['SHA256SUMS'] = strToU8(lines.join(''));
}

/** The bundle with bytes of its first packed file turned over. */
const damage = (bytes: Buffer): Buffer =>
  bytes.map((byte, place) => (place >= 100 && place < 120 ? byte ^ 255 : byte)) as Buffer;

/** The bundle with other answers before its own, under the same name: some programs unpack the first, some the last. */
function repeatName(): Buffer {
  const parts = unzipSync(readFileSync(bundle));
  const zip = Buffer.from(zipSync({ 'responses.cs_': strToU8('other'), ...parts }));
  return Buffer.from(zip.toString('latin1').replaceAll('responses.cs_', 'responses.csv'), 'latin1');
}

describe('fivegaps verify', () => {
  test('finds an id for each response, by which tables are joined and answers come in again', () => {
    const { 'responses.csv': table = new Uint8Array() } = unzipSync(readFileSync(bundle));
    const ids = strFromU8(table)
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '');
    expect(new Set(ids).size).toBe(rows.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test('confirms every figure of a bundle that analyze wrote, and loads no database', async () => {
    const { code, stdout, stderr } = await runFivegaps(
      ['verify', bundle],
      [
        '--import',
        `data:text/javascript,${encodeURIComponent(`
          import { register } from 'node:module';
          register('data:text/javascript,' + encodeURIComponent(
            'export async function resolve(name, context, next) {' +
            '  const found = await next(name, context); process._rawDebug("loaded " + found.url); return found }'));
        `)}`,
      ],
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const said = stderr.split('\n').filter((line) => !line.startsWith('loaded '));
    expect(said.slice(0, 2)).toEqual([
      expect.stringMatching(/^全部 \d{3} 个数字得到证实/),
      expect.stringMatching(/^All \d{3} figures are confirmed/),
    ]);
    expect(stderr).not.toMatch(/^loaded .*(better-sqlite3|kysely|express|\/dist\/(storage|web)\/)/m);
  });

  test('names the file that is not what its checksum says', async () => {
    const changed = change('responses.csv', (text) => text.replace(/p3/, 'p4'), false);
    expect(await callFivegaps(['verify', changed])).toMatchObject({ code: 3, stdout: 'responses.csv\n' });
    const { code, stdout } = await callFivegaps(['verify', changed, '--json']);
    expect({ code, found: JSON.parse(stdout) }).toEqual({
      code: 3,
      found: { confirmed: 0, figures: [], files: ['responses.csv'] },
    });
  });

  test('names the figures that do not follow from the answers, though the checksums were mended', async () => {
    const changed = change('report.json', (text) => text.replace(/"gap": -?[\d.]+/, '"gap": 1.5'), true);
    expect(await callFivegaps(['verify', changed])).toMatchObject({
      code: 3,
      stdout: '/items/0/gap\n',
      stderr: expect.stringMatching(/^有 1 处.*\n1 place differs from .*; \d{3} other figures are confirmed\.\n$/),
    });
    expect(JSON.parse((await callFivegaps(['verify', changed, '--json'])).stdout)).toEqual({
      confirmed: expect.any(Number),
      figures: ['/items/0/gap'],
      files: [],
    });
    const other = change(
      'responses.csv',
      (text) => text.replace(/,(\d)(,*\r\n)/, (_, d, end) => `,${8 - d}${end}`),
      true,
    );
    const { code, stdout } = await callFivegaps(['verify', other]);
    expect(code).toBe(3);
    expect(stdout).toContain('/items/4/perception\n');
  });

  test.each([
    ['a changed codebook', 'codebook/customer.csv', (text: string) => text.replace('expectation', 'expectancy')],
    ['an R script that computes otherwise', 'report.R', (text: string) => text.replace('mean(', 'max(')],
    ['a Python script with one space more', 'report.py', (text: string) => text.replace('return', 'return  ')],
    [
      'an SPSS script that asks for something else',
      'spss/customer.en.sps',
      (text: string) => text.replace(/FREQUENCIES/, 'DESCRIPTIVES'),
    ],
    ['a table for SPSS with another answer', 'spss/customer.txt', (text: string) => text.replace(/\d(,*)\n$/, '9$1\n')],
    ['a README that says more', 'README.md', (text: string) => `${text}\nGap 5 is 0.`],
    ['answers with one more column', 'responses.csv', (text: string) => text.replaceAll('\r\n', ',hidden\r\n')],
    [
      'a report with another formula',
      'report.json',
      (text: string) => text.replace(/("references": \{\s*"[^"]*": ")/, '$1not '),
    ],
    [
      'a report with one figure twice, of which programs read one or the other',
      'report.json',
      (text: string) => text.replace(/("gap": )/, '$11.5, $1'),
    ],
    ['settings that are not written as we write them', 'bundle.json', (text: string) => text.replace('{', '{ ')],
  ])('names %s, though the checksums were mended', async (_, name, edit) => {
    const changed = change(name, edit, true);
    const { code, stdout, stderr } = await callFivegaps(['verify', changed]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: `${name}\n` });
    expect(stderr).toMatch(`“${name}” is not as FiveGaps writes it from these answers and settings`);
    expect(stderr).toMatch(/1 file is not as .*; the \d{3} figures of report\.json are confirmed\.\n$/);
  });

  test('names a file that no bundle has, and one that is missing', async () => {
    const forged = forge((parts) => {
      parts['spss/results.spv'] = strToU8('p = .04');
      delete parts['report.py'];
    });
    const { code, stdout, stderr } = await callFivegaps(['verify', forged, '--json']);
    expect({ code, found: JSON.parse(stdout) }).toEqual({
      code: 3,
      found: { confirmed: expect.any(Number), figures: [], files: ['report.py', 'spss/results.spv'] },
    });
    expect(stderr).toContain('“report.py” belongs to this bundle and is not in it.');
    expect(stderr).toContain('“spss/results.spv” is in the bundle, but FiveGaps writes no such file into it');
    expect(stderr).toContain('2 files are not as they are written from these answers');
  });

  test('only notes what a bundle of another version words otherwise, and still computes its report', async () => {
    const edit = (name: string, from: string | RegExp, to: string) => (parts: Record<string, Uint8Array>) => {
      parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(from, to));
    };
    const age = (parts: Record<string, Uint8Array>) => {
      edit('bundle.json', /"version": "[^"]*"/, '"version": "0.0.9"')(parts);
      edit('report.json', /"version": "[^"]*"/, '"version": "0.0.9"')(parts);
      edit('report.R', /^/, '# Older words\n')(parts);
      delete parts['report.py'];
    };
    const older = forge(age);
    // The version stands in them as well.
    const unproven = ['README.md', 'report.R', 'report.py', 'spss/customer.en.sps', 'spss/customer.zh.sps'];
    const { code, stdout, stderr } = await callFivegaps(['verify', older]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^这个报告包由 FiveGaps 0\.0\.9 写出/);
    expect(stderr).toMatch(`FiveGaps 0.0.9 wrote this bundle and`);
    expect(stderr).toMatch(`not at all: ${unproven.join(', ')}. That may be right`);
    expect(stderr).toMatch(
      /All \d{3} figures are confirmed: .* the report computed again from these answers is the same\.\n$/,
    );
    expect(JSON.parse((await callFivegaps(['verify', older, '--json'])).stdout)).toEqual({
      confirmed: expect.any(Number),
      figures: [],
      files: [],
      unproven,
    });
    const wrong = forge((parts) => {
      age(parts);
      edit('report.json', /"gap": -?[\d.]+/, '"gap": 1.5')(parts);
      parts['notes.txt'] = strToU8('Ask nobody.');
    });
    expect(await callFivegaps(['verify', wrong])).toMatchObject({ code: 3, stdout: 'notes.txt\n/items/0/gap\n' });
  });

  test('names a file of answers that cannot be read as it was written', async () => {
    const changed = change('responses.csv', (text) => text.replace(/,\d(,*\r\n)/, ',99$1'), true);
    const { code, stdout, stderr } = await callFivegaps(['verify', changed]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: 'responses.csv\n' });
    expect(stderr).toContain('do not fit the questionnaire');
  });

  test.each([
    ['text', () => answers],
    ['a zip file of something else', () => writeTemporary(Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'else.zip')],
    ['a bundle with broken settings', () => change('bundle.json', () => '{}', true)],
    ['a bundle that was damaged on its way', () => writeTemporary(damage(readFileSync(bundle)), 'damaged.zip')],
    ['a bundle that has two files of one name', () => writeTemporary(repeatName(), 'repeated.zip')],
    [
      'a bundle whose questionnaire has no words',
      () => change('definition/customer.json', (text) => text.replaceAll('"text": {', '"words": {'), true),
    ],
    ['a bundle whose questionnaire is none', () => change('definition/customer.json', () => '{"items":[]}', true)],
  ])('refuses %s with 2 and says what to give', async (_, make) => {
    const { code, stderr } = await callFivegaps(['verify', make()]);
    expect(code).toBe(2);
    expect(stderr).toContain('is no bundle of FiveGaps');
  });

  test.each([
    ['scale would take all memory', /"max": 7/, '"max": 1000000000'],
    ['scale runs backwards', /"min": 1/, '"min": 9'],
    ['items are of no dimension', /"dimension": "a"/, '"dimension": "eve"'],
    ['sides are none', /"side": "\w+"/, '"side": "eve"'],
  ])('reckons with no questionnaire whose %s, though the checksums were mended', async (_, from, to) => {
    const changed = change('definition/customer.json', (text) => text.replace(from, to), true);
    expect(await callFivegaps(['verify', changed])).toMatchObject({ code: 2, stdout: '' });
  });

  /** The bundle as somebody packs it again: its files below a folder, what is named beside them, in this order. */
  const repack = (top: string, others: Record<string, Uint8Array>, options: ZipOptions = {}, isTurned = false) => {
    const parts = Object.entries(unzipSync(readFileSync(bundle))).map(([name, part]) => [top + name, part] as const);
    const all = [...Object.entries(others), ...(isTurned ? parts.reverse() : parts)];
    return writeTemporary(Buffer.from(zipSync(Object.fromEntries(all), options)), 'again.zip');
  };
  const nothing = new Uint8Array();
  const mac = { '__MACOSX/inn/._report.R': strToU8('x'), 'inn/.DS_Store': strToU8('x') };

  test.each([
    ['with entries for folders', () => repack('', { 'definition/': nothing, 'spss/': nothing })],
    ['without compression', () => repack('', {}, { level: 0 })],
    ['in another order', () => repack('', {}, { level: 9 }, true)],
    ['below a folder', () => repack('inn/', { 'inn/': nothing, 'inn/spss/': nothing })],
  ])('takes what was packed again %s for what it was', async (_, make) => {
    const { code, stdout, stderr } = await callFivegaps(['verify', make()]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/All \d{3} figures are confirmed/);
    expect(stderr).not.toContain('packed again');
  });

  test('names what macOS adds, and takes it for no part of the bundle', async () => {
    const added = Object.keys(mac);
    const { code, stdout, stderr } = await callFivegaps(['verify', repack('inn/', mac), '--json']);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, files: [], added });
    expect(stderr).toContain(added.join(', '));
  });

  test('names what lies beside its folder, and a folder that holds something', async () => {
    const beside = repack('inn/', { 'notes.txt': strToU8('x'), 'inn/spss/': strToU8('x') });
    expect(await callFivegaps(['verify', beside])).toMatchObject({ code: 3, stdout: '../notes.txt\nspss/\n' });
  });

  test('says 4 where there is no such file', async () => {
    expect((await callFivegaps(['verify', temporaryPath('nowhere.zip')])).code).toBe(4);
  });
});

describe('fivegaps report bundle', () => {
  test('writes a study of the database, whose staff has not answered yet, so that it can be verified', async () => {
    const file = temporaryPath('bundled.db');
    const opened = await openSqlite(file, true);
    if ('fault' in opened) throw new Error(opened.fault);
    const study = { title: { en: 'Inn' }, isMade: false, ...noPlan, design: 'chain' } as const;
    const forms = [form, givenStaffQuestionnaire('manager', 'chain')];
    await createStudy(opened.db, { ...study, id: 'inn' }, forms, nextOf('a', 'b', 'c'), '2026-03-02T08:00:00.000Z');
    await opened.close();
    expect((await callFivegaps(['responses', 'import', 'inn', answers, '--db', file])).code).toBe(0);
    const out = temporaryPath('inn.zip');
    expect(await callFivegaps(['report', 'bundle', 'inn', '-o', out, '--db', file])).toMatchObject({
      code: 0,
      stderr: '',
    });
    const { code, stderr } = await callFivegaps(['verify', out]);
    expect(stderr).toMatch(/All \d{3} figures are confirmed/);
    expect(code).toBe(0);
    expect(await callFivegaps(['report', 'bundle', 'inn', '-o', 'inn.pdf', '--db', file])).toMatchObject({ code: 2 });
    expect(await callFivegaps(['report', 'bundle', 'none', '-o', out, '--db', file])).toMatchObject({ code: 4 });
  });
});
