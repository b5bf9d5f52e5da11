import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { createStudy } from '../../src/storage/createStudy.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { insertStudy } from '../../src/storage/studies.ts';
import { servqualForm } from '../core/given.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { nextOf, noPlan } from '../storage/given.ts';
import { callFivegaps } from './callFivegaps.ts';
import { oracle } from './runFivegaps.ts';

const file = temporaryPath('reported.db');
const study = { title: { en: 'Inn' }, isMade: false, ...noPlan, design: 'chain' } as const;
const call = (...args: readonly string[]) => callFivegaps([...args, '--db', file]);

beforeAll(async () => {
  const opened = await openSqlite(file, true);
  if ('fault' in opened) throw new Error(opened.fault);
  const now = '2026-03-02T08:00:00.000Z';
  await createStudy(opened.db, { ...study, id: 'inn' }, [servqualForm], nextOf('a', 'b'), now);
  const settings = { ...study.settings, minGroup: 100 };
  await createStudy(opened.db, { ...study, settings, id: 'strict' }, [servqualForm], nextOf('e', 'f'), now);
  await createStudy(opened.db, { ...study, id: 'new' }, [servqualForm], nextOf('c', 'd'), now);
  await insertStudy(opened.db, { ...study, id: 'draft' }, now);
  await opened.close();
  const wide = oracle('wide_E1-22_P1-22_raw.csv');
  for (const id of ['inn', 'strict'])
    expect((await call('responses', 'import', id, wide, '--mapping', oracle('mapping.json'))).code).toBe(0);
});

describe('fivegaps responses export', () => {
  const count = async (...args: readonly string[]) =>
    (await call('responses', 'export', 'inn', '--raw', ...args)).stdout.split('\n').length - 2;

  test('writes those alone whom waves and groups choose, as the address of a page does', async () => {
    const vip = ['--segment', 'segment=vip'];
    expect([await count('--wave', '2'), await count(...vip), await count('--wave', '2', ...vip)]).toEqual([120, 28, 9]);
    expect(await count('--wave', '1', '--wave', '2')).toBe(260);
  });

  test('takes what is empty, as a variable that is not set, never for everybody', async () => {
    for (const args of ['--wave=', '--segment=', '--segment=vip', '--segment=segment='])
      await expect(call('responses', 'export', 'inn', args), args).rejects.toThrow(/invalid/);
  });

  test('writes for the SPSS syntax a table into a .txt file', async () => {
    const out = temporaryPath('customer.txt');
    expect((await call('responses', 'export', 'inn', '--wave', '2', '-o', out)).code).toBe(0);
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(121);
  });
});

describe('fivegaps deck build', () => {
  test('writes the slides of those whom the command chooses, the same bytes as report build does', async () => {
    const [deck = '', report = ''] = ['deck.pptx', 'report.pptx'].map((name) => temporaryPath(name));
    const choice = ['--wave', '2', '--lang', 'zh'];
    expect((await call('deck', 'build', 'inn', ...choice, '-o', deck)).code).toBe(0);
    expect((await call('report', 'build', 'inn', ...choice, '-o', report)).code).toBe(0);
    const bytes = readFileSync(deck);
    expect(readFileSync(report).equals(bytes)).toBe(true);
    const cover = strFromU8(unzipSync(bytes)['ppt/slides/slide1.xml'] ?? new Uint8Array());
    expect(cover).toContain('Inn');
    expect(cover).toMatch(/120 份回答.*波次 = 2/);
  });

  test('takes no other name of a file, and says which it takes', async () => {
    const { code, stderr } = await call('deck', 'build', 'inn', '-o', temporaryPath('deck.pdf'), '--lang', 'en');
    expect(code).toBe(2);
    expect(stderr).toContain('.pptx');
  });
});

describe('fivegaps report build', () => {
  test('writes the report of those whom waves and groups choose, which says whom', async () => {
    const [json, csv] = ['chosen.json', 'chosen.csv'].map((name) => temporaryPath(name));
    for (const out of [json, csv])
      expect(await call('report', 'build', 'inn', '--wave', '2', '-o', out ?? '', '--lang', 'en')).toMatchObject({
        code: 0,
        stderr: '',
      });
    expect(JSON.parse(readFileSync(json ?? '', 'utf8'))).toMatchObject({
      filter: { wave: ['2'] },
      responses: { used: 120 },
    });
    expect(readFileSync(csv ?? '', 'utf8')).toContain('Who counts,,Wave = 2,Responses,/responses/used,120\r\n');
    const { stdout } = await call('report', 'build', 'inn', '--wave', '2', '--lang', 'en');
    expect(stdout).toContain('Responses used: 120');
  });

  test('gives nothing of whom a page would not show, of no group that there is, nor of a study that is no more than planned', async () => {
    const vip = ['strict', '--segment', 'segment=vip'];
    for (const args of [
      ['build', ...vip],
      ['bundle', ...vip, '-o', temporaryPath('vip.zip')],
    ])
      expect(await call('report', ...args)).toMatchObject({
        code: 4,
        stderr: expect.stringContaining('at least 100 people'),
      });
    expect(await call('responses', 'export', ...vip, '--raw')).toMatchObject({ code: 0 });
    expect((await call('report', 'build', 'inn', '--wave', '9')).stderr).toContain('There is no group “wave = 9”');
    expect(await call('report', 'build', 'draft')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('not published'),
    });
    expect(await call('report', 'build', 'inn', '-o', 'report.pdf')).toMatchObject({ code: 2 });
  });
});

describe('fivegaps report script', () => {
  test('writes each script as it is in the bundle, and says what it reads', async () => {
    const zip = temporaryPath('inn.zip');
    expect((await call('report', 'bundle', 'inn', '--wave', '2', '-o', zip)).code).toBe(0);
    const parts = unzipSync(readFileSync(zip));
    const table = [
      ['report.R', 'report.R', 'responses.csv'],
      ['my.py', 'report.py', 'responses.csv'],
      ['customers.sps', 'spss/customer.en.sps', 'customer.txt'],
    ] as const;
    for (const [name, part, reads] of table) {
      const out = temporaryPath(name);
      const done = await call('report', 'script', 'inn', '--wave', '2', '-o', out);
      expect([done.code, done.stderr]).toEqual([0, expect.stringContaining(reads)]);
      expect(strFromU8(readFileSync(out))).toBe(strFromU8(parts[part] ?? new Uint8Array()));
    }
  });

  test('says why there is none: of too few answers, of people who are not asked, and of another suffix', async () => {
    const out = temporaryPath('none.R');
    expect(await call('report', 'script', 'new', '-o', out)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('Too few'),
    });
    const managers = ['--audience', 'manager', '-o', temporaryPath('none.sps')];
    expect(await call('report', 'script', 'inn', ...managers)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('does not ask'),
    });
    expect(await call('report', 'script', 'inn', '-o', 'report.do')).toMatchObject({ code: 2 });
  });
});
