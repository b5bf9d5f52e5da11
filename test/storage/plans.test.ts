import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { createStudy } from '../../src/storage/createStudy.ts';
import { readCounted } from '../../src/storage/readCounted.ts';
import { readShuffled } from '../../src/storage/readShuffled.ts';
import { readArrivals, readResponses } from '../../src/storage/readSnapshot.ts';
import { findContents, findResponse, listForm, listIdsFrom } from '../../src/storage/responses.ts';
import { startResponseWriter } from '../../src/storage/responseWriter.ts';
import type { Database } from '../../src/storage/schema.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { servqualForm } from '../core/given.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { nextOf, noPlan, packSame, submit, submittedAt, write } from './given.ts';

let db: Database;
beforeAll(async () => {
  const opened = await openSqlite(temporaryPath('plans.db'), true);
  if ('fault' in opened) throw new Error(opened.fault);
  db = opened.db;
  const inn = { id: 'inn', title: { en: 'Inn' }, isMade: false, ...noPlan, design: 'chain' } as const;
  await createStudy(db, inn, [servqualForm], nextOf('link'), submittedAt);
  const writer = startResponseWriter(db);
  for (let index = 0; index < 100; index++) await write(writer, submit(`a${index}`, packSame(6, 5)));
  return () => opened.close();
});

/** How SQLite would look for what is asked: by which index, and by how much of it. */
async function explain(ask: (db: Database) => Promise<unknown> | AsyncIterable<unknown>): Promise<string[]> {
  const asked: RootOperationNode[] = [];
  const recorder: KyselyPlugin = {
    transformQuery({ node }) {
      asked.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const answer = ask(db.withPlugin(recorder));
  if (Symbol.asyncIterator in answer) for await (const _ of answer);
  else await answer;
  const plans: string[] = [];
  for (const node of asked) {
    const { sql, parameters } = db.getExecutor().compileQuery(node, { queryId: 'plan' });
    const { rows } = await db.executeQuery<object>(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]));
    // What it does stands last in each row, also where the rows come as lists.
    plans.push(...rows.map((row) => String(Object.values(row).at(-1))));
  }
  return plans;
}

const snapshot = { studyId: 'inn', audience: 'customer', upTo: 9 } as const;
const everything = { ...snapshot, upTo: 1000 };

test.each<[string, (db: Database) => Promise<unknown> | AsyncIterable<unknown>]>([
  ['what a form sent again is compared with', (asked) => findContents(asked, 'inn', ['a', 'b'])],
  ['the answers under one id', (asked) => listForm(asked, 'inn', 'a')],
  ['one response', (asked) => findResponse(asked, 'inn', 'a')],
  ['the ids behind a beginning', (asked) => listIdsFrom(asked, 'inn', 'a')],
  ['the next ones in an order of their own', (asked) => readShuffled(asked, everything, 250, 'secret')],
  ['the next ones by id', (asked) => readResponses(asked, snapshot, 10, 'a')],
  ['the next ones that figures count', (asked) => readCounted(asked, snapshot, 10, [{ after: 'a' }])],
  ['the next arrivals', (asked) => readArrivals(asked, snapshot, 3, 10)],
])('Of a study with a million responses, %s is found without going through the others', async (_, ask) => {
  const searches = (await explain(ask)).filter((plan) => /response/.test(plan));
  expect(searches.length).toBeGreaterThan(0);
  for (const search of searches) expect(search).toMatch(/^SEARCH .*(\bid|conflict_of|superseded_in|arrived)[=<>]/);
});
