import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createStudy } from '../../src/storage/createStudy.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { servqualForm } from '../core/given.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { nextOf, noPlan } from '../storage/given.ts';
import { oracle, runFivegaps } from './runFivegaps.ts';

const file = temporaryPath('exported.db');

beforeAll(async () => {
  const opened = await openSqlite(file, true);
  if ('fault' in opened) throw new Error(opened.fault);
  const study = { title: { en: 'Inn' }, isMade: false, ...noPlan, design: 'chain' } as const;
  const all = [servqualForm, givenStaffQuestionnaire('manager', 'chain')];
  await createStudy(opened.db, { ...study, id: 'inn' }, all, nextOf('a', 'b', 'c'), '2026-03-02T08:00:00.000Z');
  await createStudy(opened.db, { ...study, id: 'copy' }, all, nextOf('d', 'e', 'f'), '2026-03-02T08:00:00.000Z');
  await opened.close();
});

const run = (...args: readonly string[]) => runFivegaps(['responses', ...args, '--db', file]);

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
    // Of times files keep whole seconds.
    const wholeSeconds = (text: string) => text.replaceAll('.000Z', 'Z');
    expect(wholeSeconds(copied.stdout) === wholeSeconds(csv.replaceAll(',inn,', ',copy,'))).toBe(true);
  });

  test('of those who were not asked, of no study, or into a file of another kind says so', async () => {
    const managers = await run('export', 'inn', '--audience', 'manager');
    expect([managers.code, managers.stdout.trimEnd().split('\r\n').length]).toEqual([0, 1]);
    expect((await run('export', 'inn', '--audience', 'contact')).code).toBe(4);
    const missing = await run('export', 'nowhere');
    expect(missing.code).toBe(4);
    expect(missing.stderr).toContain('There is no study “nowhere”. There are:');
    const wrong = await run('export', 'inn', '-o', writeTemporary('', 'out.txt'));
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('.csv');
  });
});
