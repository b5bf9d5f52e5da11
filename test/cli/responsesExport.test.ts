import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { usualSettings } from '../../src/core/study/settings.ts';
import { createStudy } from '../../src/storage/createStudy.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { archiveStudy } from '../../src/storage/studies.ts';
import { servqualForm } from '../core/given.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { nextOf, noPlan } from '../storage/given.ts';
import { callFivegaps } from './callFivegaps.ts';
import { answerAll, oracle, runFivegaps, servqualHeader } from './runFivegaps.ts';

const file = temporaryPath('exported.db');

beforeAll(async () => {
  const opened = await openSqlite(file, true);
  if ('fault' in opened) throw new Error(opened.fault);
  const study = { title: { en: 'Inn' }, isMade: false, ...noPlan, design: 'chain' } as const;
  const all = [servqualForm, givenStaffQuestionnaire('manager', 'chain')];
  await createStudy(opened.db, { ...study, id: 'inn' }, all, nextOf('a', 'b', 'c'), '2026-03-02T08:00:00.000Z');
  await createStudy(opened.db, { ...study, id: 'copy' }, all, nextOf('d', 'e', 'f'), '2026-03-02T08:00:00.000Z');
  await createStudy(opened.db, { ...study, id: 'empty' }, all, nextOf('x', 'y', 'z'), '2026-03-02T08:00:00.000Z');
  await opened.close();
});

const run = (...args: readonly string[]) => callFivegaps(['responses', ...args, '--db', file]);

describe('fivegaps responses export', () => {
  test('writes what another study takes in with the very same answers', async () => {
    const wide = oracle('wide_E1-22_P1-22_raw.csv');
    expect((await run('import', 'inn', wide, '--mapping', oracle('mapping.json'))).code).toBe(0);
    const out = temporaryPath('responses.csv');
    const exported = await run('export', 'inn', '-o', out);
    expect(exported).toEqual({ code: 0, stdout: '', stderr: '' });
    const csv = readFileSync(out, 'utf8');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(261);

    expect(await run('import', 'copy', out)).toMatchObject({ code: 0 });
    const copied = await run('export', 'copy');
    const rowsOf = (text: string) => text.split('\r\n').sort();
    expect(rowsOf(copied.stdout)).toEqual(rowsOf(csv.replaceAll(',inn,', ',copy,')));
  });

  test('tells nothing of the order and the minute in which answers came, unless the study is a named one', async () => {
    const { stdout } = await run('export', 'inn', '--raw');
    const rows = stdout.trimEnd().split('\n').slice(1);
    const ids = rows.map((row) => row.slice(0, 36));
    expect(ids).not.toEqual([...ids].sort());
    expect((await run('export', 'inn', '--raw')).stdout).toBe(stdout);
    for (const row of rows) expect(row).toMatch(/,\d{4}-\d\d-\d\dT\d\d:00:00Z,/);
    const opened = await openSqlite(file, false);
    if ('fault' in opened) throw new Error(opened.fault);
    const named = { ...usualSettings, isNamed: true };
    const study = {
      title: { en: 'Named' },
      isMade: false,
      ...noPlan,
      design: 'chain',
      settings: named,
      id: 'named',
    } as const;
    await createStudy(opened.db, study, [servqualForm], nextOf('g', 'h'), '2026-03-02T08:00:00.000Z');
    await opened.close();
    const sent = `response,submitted,t1.expectation\n${ids[0]},2026-03-01 14:05:33Z,5\n`;
    const mapping = {
      columns: [
        { column: 'response', as: 'response' },
        { column: 'submitted', as: 'submitted' },
      ],
    };
    const item = { column: 't1.expectation', item: 't1', dimension: 'tangibles', side: 'expectation' };
    const map = writeTemporary(JSON.stringify({ columns: [...mapping.columns, item] }), 'map.json');
    await run('import', 'named', writeTemporary(sent, 'sent.csv'), '--mapping', map);
    expect((await run('export', 'named')).stdout).toContain(',2026-03-01T14:05:33Z,');
  });

  test('writes the long form as well, which comes in again', async () => {
    const out = temporaryPath('long.csv');
    expect((await run('export', 'inn', '--form', 'long', '-o', out)).code).toBe(0);
    const again = await run('import', 'empty', out, '--dry-run');
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('Can be imported: 260;')]);
    // Texts and groups are not in it, so that it says other things than the wide form under the same ids.
    expect((await run('import', 'copy', out, '--dry-run')).code).toBe(3);
    expect((await callFivegaps(['analyze', out])).code).toBe(0);
  });

  test('writes a workbook by the suffix, which comes in again', async () => {
    const out = temporaryPath('study.xlsx');
    expect(await run('export', 'inn', '-o', out)).toEqual({ code: 0, stdout: '', stderr: '' });
    const again = await run('import', 'copy', out, '--dry-run');
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('imported before: 260;')]);
  });

  test('has its studies listed, for people and for programs', async () => {
    const { code, stdout } = await callFivegaps(['studies', 'list', '--db', file]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^inn +Inn +260 +0 +0$/m)]);
    const json = await callFivegaps(['studies', 'list', '--json', '--db', file]);
    expect(JSON.parse(json.stdout)).toContainEqual({
      id: 'inn',
      title: { en: 'Inn' },
      isMade: false,
      isArchived: false,
      responses: { customer: 260, manager: 0, contact: 0 },
    });
  });

  test('has an archived study marked among them, as it takes no more answers', async () => {
    const opened = await openSqlite(file, false);
    if ('fault' in opened) throw new Error(opened.fault);
    const list = (language: string) => callFivegaps(['studies', 'list', '--db', file, '--lang', language]);
    await archiveStudy(opened.db, 'copy', '2026-03-02T08:00:00.000Z');
    const [english, chinese] = [await list('en'), await list('zh')];
    await archiveStudy(opened.db, 'copy', null);
    await opened.close();
    expect(english.stdout).toMatch(/^copy +\S.* \(archived\) /m);
    expect(chinese.stdout).toContain('（已归档）');
    expect((await list('en')).stdout).not.toContain('archived');
  });

  test('writes what people wrote in their own words', async () => {
    const opened = await openSqlite(file, false);
    if ('fault' in opened) throw new Error(opened.fault);
    const form = { ...servqualForm, comments: [{ id: 'more', text: { en: 'More?' } }] };
    const study = { title: { en: 'Told' }, isMade: false, ...noPlan, design: 'chain', id: 'told' } as const;
    await createStudy(opened.db, study, [form], nextOf('i', 'j'), '2026-03-02T08:00:00.000Z');
    await opened.close();
    const input = `${servqualHeader},comment.more\n${answerAll(5)},很好\n`;
    const piped = ['responses', 'import', 'told', '-', '--json', '--db', file];
    const done = await runFivegaps(piped, [], 'C', { input });
    expect([done.code, JSON.parse(done.stdout)]).toEqual([
      0,
      expect.objectContaining({ isStored: true, read: 1, created: 1, same: 0, problems: [] }),
    ]);
    const bad = await runFivegaps(piped, [], 'C', { input: input.replace('\n5,', '\n9,') });
    const off = { code: 'off-scale', row: 2, column: 'E1', message: { en: expect.stringContaining('Row 2') } };
    expect([bad.code, JSON.parse(bad.stdout)]).toMatchObject([3, { isStored: false, bad: 1, problems: [off] }]);
    expect((await run('export', 'told')).stdout).toContain(',很好\r\n');
  });

  test.each([
    [
      '.txt',
      ['--form', 'long', '--raw'],
      '--form, --raw means nothing for a .txt file. Leave it out, or write a .csv.',
    ],
    ['.xlsx', ['--audience', 'manager', '--raw'], '--audience, --raw means nothing for a .xlsx file.'],
  ])('refuses what a %s file has no use for, and writes none', async (suffix, options, sentence) => {
    const out = temporaryPath(`unfit${suffix}`);
    const { code, stderr } = await run('export', 'inn', '-o', out, ...options, '--lang', 'en');
    expect([code, existsSync(out)]).toEqual([2, false]);
    expect(stderr).toContain(sentence);
  });

  test('of those who were not asked, of no study, or into a file of another kind says so', async () => {
    const managers = await run('export', 'inn', '--audience', 'manager');
    expect([managers.code, managers.stdout.trimEnd().split('\r\n').length]).toEqual([0, 1]);
    expect((await run('export', 'inn', '--audience', 'contact')).code).toBe(4);
    const missing = await run('export', 'nowhere');
    expect(missing.code).toBe(4);
    expect(missing.stderr).toContain('There is no study “nowhere”. There are:');
    const wrong = await run('export', 'inn', '-o', writeTemporary('', 'out.ods'));
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('.csv');
  });
});
