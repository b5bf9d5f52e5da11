import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStudy } from '../../src/storage/createStudy.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { servqualForm } from '../core/given.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';
import { temporaryPath, writeTemporary } from '../intake/writeTemporary.ts';
import { nextOf, noPlan } from '../storage/given.ts';
import { callFivegaps } from './callFivegaps.ts';
import { answerAll, managerHeader, servqualHeader } from './runFivegaps.ts';

const file = temporaryPath('audiences.db');
const open = async () => {
  const opened = await openSqlite(file, true);
  if ('fault' in opened) throw new Error(opened.fault);
  return opened;
};
const listRows = async () => {
  const { db, close } = await open();
  const rows = await db.selectFrom('response').select(['study_id', 'audience', 'answers']).orderBy('id').execute();
  await close();
  return rows;
};

beforeAll(async () => {
  const { db, close } = await open();
  const inn = { id: 'inn', title: { en: 'Inn' }, isMade: false, ...noPlan, design: 'chain' } as const;
  const all = [servqualForm, givenStaffQuestionnaire('manager', 'chain'), givenStaffQuestionnaire('contact', 'chain')];
  await createStudy(db, inn, all, nextOf('a', 'b', 'c', 'd'), '2026-03-02T08:00:00.000Z');
  await createStudy(db, { ...inn, id: 'old' }, [servqualForm], nextOf('e', 'f'), '2026-03-02T08:00:00.000Z');
  await close();
});
afterAll(async () => {
  expect(await listRows()).toHaveLength(3);
});

const importFile = (study: string, content: string, ...options: readonly string[]) =>
  callFivegaps(['responses', 'import', study, writeTemporary(content, 'staff.csv'), '--db', file, ...options]);
const managers = [`id,${managerHeader}`, `m1,${answerAll(5)}`, `m2,${answerAll(6)}`, ''].join('\n');

describe('fivegaps responses import', () => {
  test('takes a file for customers unless it is told whose answers these are', async () => {
    const customers = [`id,${servqualHeader}`, `g1,${answerAll(6)}`, ''].join('\n');
    expect((await importFile('inn', customers)).code).toBe(0);
    const refused = await importFile('inn', managers);
    expect(refused.code).toBe(2);
    // What the file would need as one of customers.
    expect(JSON.parse(refused.stdout)).toHaveProperty('columns');
    const taken = await importFile('inn', managers, '--audience', 'manager');
    expect([taken.code, taken.stdout]).toEqual([0, '']);
    expect(taken.stderr).toContain('Responses imported: 2.');
    const rows = await listRows();
    expect(rows.map(({ audience }) => audience).sort()).toEqual(['customer', 'manager', 'manager']);
    for (const { audience, answers } of rows) if (audience === 'manager') expect(answers).toMatch(/^(4{44}|5{44})\.+$/);
    const again = await importFile('inn', managers, '--audience', 'manager');
    expect(again.stderr).toContain('Imported before: 2;');
  });

  test('says in a dry run what the page of an import shows, on stderr, and stores nothing', async () => {
    const rows = [`g1,${answerAll(6)}`, `g7,-9,,好,${answerAll(4).slice(6)}`, `g8,none,${answerAll(4).slice(2)}`];
    const mapping = {
      missing: ['', 'none'],
      labels: { 好: 5 },
      columns: [
        { column: 'id', as: 'respondent' },
        { column: 'E1', item: 't1', side: 'expectation' },
        { column: 'E2', item: 't2', side: 'expectation' },
        { column: 'E3', item: 't3', side: 'expectation' },
        { column: 'P1', item: 't1', side: 'perception' },
      ],
    };
    const path = writeTemporary(JSON.stringify(mapping), 'mapping.json');
    const content = [`id,${servqualHeader}`, ...rows, ''].join('\n');
    const { code, stdout, stderr } = await importFile('inn', content, '--dry-run', '--mapping', path);
    expect([code, stdout]).toEqual([0, '']);
    for (const sentence of [
      '22 道题里，1 道的每一面都有对应的列。',
      'Questions with a column on every side: 1 of 22.',
      'Expectation – Answered 6; Not answered 2; No opinion 1.',
      'Counted as not answered: “empty cell” (1); “none” (1).',
      'Rows checked: 3. Can be imported: 3; imported before: 0;',
      'Nothing was stored.',
    ])
      expect(stderr).toContain(sentence);
  });

  test('says of a study that does not ask these people what to do, and knows no others', async () => {
    const { code, stderr } = await importFile('old', managers, '--audience', 'manager');
    expect(code).toBe(4);
    expect(stderr).toContain('The study “old” does not ask these people.');
    expect(stderr).toContain('研究“old”没有问这类人。');
    await expect(importFile('inn', managers, '--audience', 'everybody')).rejects.toThrow(
      'Allowed choices are customer,',
    );
  });

  test('stores nothing in an archived study, not even for a check, and says how it is brought back', async () => {
    const customers = [`id,${servqualHeader}`, `g9,${answerAll(6)}`, ''].join('\n');
    const mark = async (archived: string | null) => {
      const { db, close } = await open();
      await db.updateTable('study').set({ archived_at: archived }).where('id', '=', 'old').execute();
      await close();
    };
    await mark('2026-03-01T00:00:00.000Z');
    for (const options of [[], ['--dry-run']]) {
      const { code, stdout, stderr } = await importFile('old', customers, ...options);
      expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
      expect(stderr).toContain('Put it back into use on the page of the study first.');
      expect(stderr).toContain('请先在研究页面重新启用。');
    }
    await mark(null);
    expect((await importFile('old', customers, '--dry-run')).code).toBe(0);
  });

  test('stores nothing in a study whose last day is over, and says what to do', async () => {
    const { db, close } = await open();
    const settings = JSON.stringify({ ...noPlan.settings, keepUntil: '2026-03-01' });
    await db.updateTable('study').set({ settings }).where('id', '=', 'old').execute();
    await close();
    const customers = [`id,${servqualHeader}`, `g9,${answerAll(6)}`, ''].join('\n');
    const { code, stderr } = await importFile('old', customers);
    expect(code).toBe(4);
    expect(stderr).toContain('This study keeps answers until 2026-03-01 only, and that day is over.');
    expect(stderr).toContain('这项研究的答卷只保留到 2026-03-01');
  });
});
