import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
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
  const text = edit(strFromU8(parts[name] ?? new Uint8Array()));
  parts[name] = strToU8(text);
  const sum = createHash('sha256').update(text).digest('hex');
  const listed = strFromU8(parts['SHA256SUMS'] ?? new Uint8Array());
  const line = `${sum}  ${name}`;
  if (withSum) parts['SHA256SUMS'] = strToU8(listed.replace(new RegExp(`^\\w{64}  ${name}$`, 'm'), line));
  return writeTemporary(Buffer.from(zipSync(parts)), 'changed.zip');
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
    ['a bundle whose questionnaire is none', () => change('definition/customer.json', () => '{"items":[]}', true)],
  ])('refuses %s with 2 and says what to give', async (_, make) => {
    const { code, stderr } = await callFivegaps(['verify', make()]);
    expect(code).toBe(2);
    expect(stderr).toContain('is no bundle of FiveGaps');
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
