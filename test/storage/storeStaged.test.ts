import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAnswers } from '../../src/core/answers/answers.ts';
import { createStudy } from '../../src/storage/createStudy.ts';
import { findImportMapping } from '../../src/storage/importMappings.ts';
import { listImports } from '../../src/storage/imports.ts';
import type { Submission } from '../../src/storage/packResponse.ts';
import { startResponseWriter } from '../../src/storage/responseWriter.ts';
import { type OpenDatabase, openSqlite } from '../../src/storage/sqlite.ts';
import { listStaged } from '../../src/storage/stagedRows.ts';
import { startStaging } from '../../src/storage/staging.ts';
import { compareStaged, storeStaged } from '../../src/storage/storeStaged.ts';
import { findLastArrival } from '../../src/storage/studies.ts';
import { servqualForm } from '../core/given.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { answersOf, deliver, listRows, nextOf, noPlan, submit, submittedAt } from './given.ts';

let opened: OpenDatabase;
beforeAll(async () => {
  const database = await openSqlite(temporaryPath('staged.db'), true);
  if ('fault' in database) throw new Error(database.fault);
  opened = database;
});
afterAll(() => opened.close());

let studies = 0;
async function makeStudy(): Promise<string> {
  const id = `study-${++studies}`;
  const study = { id, title: { en: id }, isMade: false, ...noPlan, design: 'chain' } as const;
  await createStudy(opened.db, study, [servqualForm], nextOf(`survey-${id}`, `report-${id}`), submittedAt);
  return id;
}

const aboutFile = (studyId: string) => ({
  ...{ studyId, audience: 'customer', version: 1, fileName: 'data.csv', fileHash: 'f0', mapping: '{}' },
  ...{ read: 9, left: 0, importedAt: submittedAt },
});

/** Rows as a reader of files gives them. */
const listRead = (rows: readonly Submission[]) =>
  listStaged(
    rows.map((submission, index) => ({
      row: index + 2,
      submission,
      texts: writeAnswers(submission.response.answers),
    })),
  );

/** Stages rows in their order and stores them. */
async function importRows(
  studyId: string,
  rows: readonly Submission[],
  signal = new AbortController().signal,
  db = opened.db,
) {
  const staging = await startStaging(opened.db);
  await staging.add(listRead(rows));
  const duplicates = await staging.sort();
  const about = { ...aboutFile(studyId), audience: 'customer', kind: null } as const;
  return { duplicates, ...(await storeStaged(db, about, await compareStaged(opened.db, studyId), signal)) };
}

/** Rows that meet: few ids, few answers, few waves. */
const rowsThatMeet = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    answers: fc.constantFrom(1, 2),
    comment: fc.constantFrom(null, 'x'),
    wave: fc.constantFrom('1', '2'),
  }),
  { maxLength: 7 },
);
type Rows = typeof rowsThatMeet extends fc.Arbitrary<infer Value> ? Value : never;

const toSubmissions = (studyId: string, rows: Rows) =>
  rows.map(({ id, answers, comment, wave }) => {
    const comments = new Map(comment === null ? [] : [['comment', comment]]);
    return submit(id, { items: answersOf(answers), comments }, { studyId, wave });
  });

/** Rows without those that repeat an earlier one whole, which a reader of files leaves out. */
const withoutRepeated = (rows: Rows) => {
  const texts = rows.map((row) => JSON.stringify(row));
  return rows.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
};

describe('What is staged and stored at once', () => {
  test('comes to the same as by the response writer, whatever is stored already and whatever rows meet', async () => {
    await fc.assert(
      fc.asyncProperty(rowsThatMeet, rowsThatMeet, rowsThatMeet, async (before, second, rows) => {
        const [one, other] = [await makeStudy(), await makeStudy()];
        const writer = startResponseWriter(opened.db);
        for (const studyId of [one, other]) {
          // The second of two that came under one id is kept beside the first.
          const both = [...toSubmissions(studyId, before), ...toSubmissions(studyId, second)];
          await writer.write(both.map((submission, index) => ({ submission, spareId: `spare-${index}` })));
        }
        const known = (await listRows(opened.db, one)).length;
        const distinct = withoutRepeated(rows);
        const receipts = await writer.write(
          toSubmissions(other, distinct).map((submission) => ({ submission, spareId: null })),
        );
        const count = (...outcomes: readonly string[]) =>
          receipts.filter(({ outcome }) => outcomes.includes(outcome)).length;

        const stored = await importRows(one, toSubmissions(one, rows));
        expect(stored.created).toBe(count('created'));
        expect((await listRows(opened.db, one)).length).toBe(known + stored.created);
        expect(stored.duplicates).toBe(rows.length - distinct.length);
        expect(stored.same).toBe(count('same', 'conflict'));
        expect(stored.refused).toHaveLength(count('refused'));
        const compare = async (studyId: string) =>
          (await listRows(opened.db, studyId)).map(({ study_id, ...row }) => row);
        expect(await compare(one)).toEqual(await compare(other));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('of so many rows that they wait in parts, lies in the order of its ids, each once and none lost', async () => {
    const study = await makeStudy();
    const count = 9000;
    // 40503 is odd, so that no two of the first 65,536 numbers come to the same four digits.
    const idOf = (row: number) => `${((row * 40503) % 65536).toString(16).padStart(4, '0')}-of-a-file`;
    const numbers = Array.from({ length: count }, (_, row) => row);
    const again = numbers.filter((row) => row % 100 === 0);
    const other = numbers.filter((row) => row % 150 === 1);
    const stored = await importRows(study, [
      ...numbers.map((row) => submit(idOf(row), answersOf(row), { studyId: study })),
      ...again.map((row) => submit(idOf(row), answersOf(row), { studyId: study })),
      ...other.map((row) => submit(idOf(row), answersOf(row + 1), { studyId: study })),
    ]);
    const refused = other.map((_, index) => 2 + count + again.length + index);
    expect(stored).toEqual({ duplicates: again.length, arrived: 1, created: count, same: 0, refused });
    const rows = await opened.db
      .selectFrom('response')
      .select(['id', 'answers'])
      .where('study_id', '=', study)
      .orderBy(sql`rowid`)
      .execute();
    const wanted = numbers.map((row) => ({ id: idOf(row), answers: answersOf(row) }));
    expect(rows).toEqual(wanted.sort((one, next) => (one.id < next.id ? -1 : 1)));
  });

  test('names the rows that were stored before with other answers', async () => {
    const study = await makeStudy();
    await importRows(study, [submit('a', answersOf(1), { studyId: study })]);
    const rows = [submit('b', answersOf(1)), submit('a', answersOf(2)), submit('b', answersOf(2))];
    const stored = await importRows(
      study,
      rows.map((row) => ({ ...row, studyId: study })),
    );
    expect(stored).toEqual({ duplicates: 0, arrived: 2, created: 1, same: 0, refused: [3, 4] });
  });

  test('is one arrival, noted by its number, however many rows it has; a file that adds nothing is none', async () => {
    const study = await makeStudy();
    const rows = Array.from({ length: 130 }, (_, index) => submit(`id-${index}`, answersOf(index), { studyId: study }));
    expect((await importRows(study, rows)).created).toBe(130);
    expect(new Set((await listRows(opened.db, study)).map(({ arrived }) => arrived))).toEqual(new Set([1]));
    expect(await importRows(study, rows)).toMatchObject({ arrived: null, same: 130 });
    expect(await findLastArrival(opened.db, study)).toBe(1);
    const [noted, ...others] = await listImports(opened.db, study);
    expect(others).toEqual([]);
    expect(noted).toMatchObject({ arrived: 1, created: 130, same: 0, left: 0, fileName: 'data.csv', undoneAt: null });
  });

  test('sees what a phone has sent at the very last moment', async () => {
    const study = await makeStudy();
    const writer = startResponseWriter(opened.db);
    const arriving = new Proxy(opened.db, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (key !== 'transaction') return typeof value === 'function' ? value.bind(target) : value;
        return () => ({
          async execute(work: Parameters<ReturnType<typeof opened.db.transaction>['execute']>[0]) {
            await writer.write([deliver(submit('a', answersOf(2), { studyId: study }))]);
            return target.transaction().execute(work);
          },
        });
      },
    });
    const rows = ['a', 'b'].map((id) => submit(id, answersOf(1), { studyId: study }));
    const stored = await importRows(study, rows, new AbortController().signal, arriving);
    expect(stored).toEqual({ duplicates: 0, arrived: 2, created: 1, same: 0, refused: [2] });
  });

  test('is held against what is stored first, which tells what is new, the same or changed, and stores nothing', async () => {
    const study = await makeStudy();
    await importRows(
      study,
      [submit('a', answersOf(1)), submit('b', answersOf(1))].map((row) => ({ ...row, studyId: study })),
    );
    const staging = await startStaging(opened.db);
    const rows = [submit('a', answersOf(1)), submit('b', answersOf(2)), submit('c', answersOf(1))];
    await staging.add(listRead(rows.map((row) => ({ ...row, studyId: study }))));
    await staging.sort();
    expect(await compareStaged(opened.db, study)).toEqual({ last: 1, fresh: 1, same: 1, refused: [3] });
    expect(await listRows(opened.db, study)).toHaveLength(2);
  });

  test('is remembered with how its file was read, where nobody else can say that', async () => {
    const study = await makeStudy();
    const kind = { studyId: study, audience: 'customer', header: 'h' } as const;
    const store = async (signal: AbortSignal) => {
      await (await startStaging(opened.db)).sort();
      const about = { ...aboutFile(study), audience: 'customer', mapping: '{"columns":[]}', kind } as const;
      await storeStaged(opened.db, about, await compareStaged(opened.db, study), signal);
    };
    await expect(store(AbortSignal.abort())).rejects.toThrow();
    expect(await findImportMapping(opened.db, kind)).toBeUndefined();
    await store(new AbortController().signal);
    expect(await findImportMapping(opened.db, kind)).toBe('{"columns":[]}');
  });

  test('leaves nothing when it is stopped before its end', async () => {
    const study = await makeStudy();
    const controller = new AbortController();
    controller.abort();
    const rows = [submit('a', answersOf(1), { studyId: study })];
    await expect(importRows(study, rows, controller.signal)).rejects.toThrow();
    expect(await listRows(opened.db, study)).toEqual([]);
    expect(await listImports(opened.db, study)).toEqual([]);
    expect(await findLastArrival(opened.db, study)).toBe(0);
  });
});
