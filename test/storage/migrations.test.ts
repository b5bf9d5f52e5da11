import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findQuestionnaire } from '../../src/storage/questionnaires.ts';
import { readArrivals, readResponses } from '../../src/storage/readSnapshot.ts';
import { startResponseWriter } from '../../src/storage/responseWriter.ts';
import type { StoredResponse } from '../../src/storage/snapshot.ts';
import { type OpenDatabase, openSqlite } from '../../src/storage/sqlite.ts';
import { findLastArrival, findStudy } from '../../src/storage/studies.ts';
import { servqualForm } from '../core/given.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { responseId } from '../site.ts';
import { packSame, submit, write } from './given.ts';

/** Makes a file of the first version's database, as that version left it. */
function leaveFirstDatabase(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const sqlite = new SQLite(file);
  sqlite.exec(readFileSync(new URL('firstDatabase.sql', import.meta.url), 'utf8'));
  sqlite.pragma('application_id = 0x46495645');
  sqlite.close();
}

describe('A database of the first version, opened by this one,', () => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    const file = temporaryPath('first.db');
    leaveFirstDatabase(file);
    const database = await openSqlite(file, false);
    if ('fault' in database) throw new Error(database.fault);
    opened = database;
  });
  afterAll(() => opened.close());

  const readAll = async (upTo: number) => {
    const all: StoredResponse[] = [];
    const snapshot = { studyId: 'inn', audience: 'customer', upTo } as const;
    for await (const block of readResponses(opened.db, snapshot, 4)) all.push(...block);
    return all;
  };

  test('has its study, which asks by the chain, and its questionnaire', async () => {
    expect(await findStudy(opened.db, 'inn')).toMatchObject({ title: { en: 'Spruce Inn' }, design: 'chain' });
    // It says for ever what was asked then, in the words of then, when outcomes had no roles.
    const [first, ...others] = servqualForm.items;
    const text = { zh: '设备先进、好用。', en: 'The equipment is up to date and works well.' };
    const outcomes = servqualForm.outcomes.map(({ role: _, ...outcome }) => outcome);
    const questionnaire = { ...servqualForm, outcomes, items: [{ ...first, text }, ...others] };
    expect(await findQuestionnaire(opened.db, 'inn', 'customer')).toEqual({ version: 1, questionnaire });
    expect(await findQuestionnaire(opened.db, 'inn', 'manager')).toBeUndefined();
  });

  test('has all its responses as one arrival before the first, the corrected one not counted', async () => {
    expect(await findLastArrival(opened.db, 'inn')).toBe(0);
    const all = await readAll(0);
    expect(all.map(({ arrived }) => arrived)).toEqual(Array.from({ length: 7 }, () => 0));
    expect(all.filter(({ supersededIn }) => supersededIn !== null).map(({ response }) => response.id)).toEqual([
      responseId(6),
    ]);
    expect(all.find(({ isConflict }) => isConflict)?.response.answers.items).toBe(packSame(6, 4));
    const arrivals: StoredResponse[] = [];
    const snapshot = { studyId: 'inn', audience: 'customer', upTo: 0 } as const;
    for await (const block of readArrivals(opened.db, snapshot, -1, 3)) arrivals.push(...block);
    expect(arrivals).toEqual(all);
  });

  test('takes new responses, which are numbered from one', async () => {
    const receipt = await write(startResponseWriter(opened.db), submit(responseId(8), packSame(6, 5)));
    expect(receipt).toEqual({ outcome: 'created', id: responseId(8) });
    expect(await findLastArrival(opened.db, 'inn')).toBe(1);
    expect((await readAll(1)).find(({ response }) => response.id === responseId(8))?.arrived).toBe(1);
  });

  test('is sound, and reads responses along its indexes, block after block without sorting', async () => {
    const { rows } = await sql`pragma integrity_check`.execute(opened.db);
    expect(rows).toEqual([{ integrity_check: 'ok' }]);
    const explain = async (query: string) => {
      const plan = await sql<{ readonly detail: string }>`${sql.raw(`explain query plan ${query}`)}`.execute(opened.db);
      return plan.rows.map(({ detail }) => detail).join('; ');
    };
    const where = "study_id = 'inn' and audience = 'customer'";
    const byId = await explain(
      `select answers from response where ${where} and id > 'x' and arrived <= 9 order by id limit 250`,
    );
    expect(byId).toMatch(/^SEARCH response USING INDEX sqlite_autoindex_response_1 \(study_id=\? AND id>\?\)$/);
    const byArrival = await explain(
      `select answers from response where ${where} and arrived >= 3 and arrived <= 9
       and (arrived > 3 or id > 'x') order by arrived, id limit 250`,
    );
    expect(byArrival).toMatch(
      /^SEARCH response USING INDEX response_arrival \(study_id=\? AND audience=\? AND arrived>\? AND arrived<\?\)$/,
    );
    const superseded = await explain(
      `select answers from response where ${where} and superseded_in > 3 and superseded_in <= 9 order by superseded_in, id`,
    );
    expect(superseded).toContain('USING INDEX response_superseded');
  });
});
