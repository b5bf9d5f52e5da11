import type { Selectable } from 'kysely';
import type { Response } from '../core/answers/response.ts';
import type { Audience } from '../core/instrument/side.ts';
import { cutIntoStatements } from './cutIntoStatements.ts';
import { type NewResponse, responseColumns, unpackResponse } from './packResponse.ts';
import type { Database, Schema } from './schema.ts';
import type { Arrival, FormResponse, ResponseCount, Snapshot, StoredResponse } from './snapshot.ts';
import { placeResponse } from './snapshot.ts';

type ResponseRow = Selectable<Schema['response']>;

/** What is compared to tell a repeated submission from another one with the same id. */
export type StoredContent = Pick<
  ResponseRow,
  'id' | 'conflict_of' | 'answers' | 'points' | 'outcomes' | 'profile' | 'comments'
>;

/** The stored responses that came with one of these ids, the conflicting ones among them. */
export async function findContents(
  db: Database,
  studyId: string,
  ids: readonly string[],
): Promise<readonly StoredContent[]> {
  const found = new Map<string, StoredContent>();
  for (const some of cutIntoStatements(ids)) {
    const rows = await db
      .selectFrom('response')
      .select(['id', 'conflict_of', 'answers', 'points', 'outcomes', 'profile', 'comments'])
      .where('study_id', '=', studyId)
      .where((where) => where.or([where('id', 'in', some), where('conflict_of', 'in', some)]))
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return [...found.values()];
}

export async function insertResponses(db: Database, rows: readonly NewResponse[]): Promise<void> {
  let isFirst = true;
  for (const some of cutIntoStatements(rows)) {
    // Between the statements of a large import, phones get their pages.
    if (!isFirst) await new Promise((resolve) => setImmediate(resolve));
    isFirst = false;
    await db.insertInto('response').values(some).execute();
  }
}

/** Lets one response count instead of another, since an arrival of its own. */
export async function markSuperseded(db: Database, studyId: string, id: string, by: string, since: number) {
  await db
    .updateTable('response')
    .set({ superseded_by: by, superseded_in: since })
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .execute();
}

/** All that came under the form id of a response, itself among them. */
export async function listForm(db: Database, studyId: string, id: string): Promise<readonly FormResponse[]> {
  const ofStudy = db.selectFrom('response').where('study_id', '=', studyId);
  const found = await ofStudy.select('conflict_of').where('id', '=', id).executeTakeFirst();
  const root = found?.conflict_of ?? id;
  const rows = await ofStudy
    .select([...responseColumns, 'audience', 'superseded_by'])
    .where((where) => where.or([where('id', '=', root), where('conflict_of', '=', root)]))
    .execute();
  return rows.map((row) => ({ ...placeResponse(row), audience: row.audience, supersededBy: row.superseded_by }));
}

/** The ids that begin with some characters 0-9 and a-f. */
export async function listIdsFrom(db: Database, studyId: string, start: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('response')
    .select('id')
    .where('study_id', '=', studyId)
    .where('id', '>=', start)
    // Behind every character of an id.
    .where('id', '<', `${start}g`)
    .execute();
  return rows.map(({ id }) => id);
}

/** A response without its comments, whether it counts or not. */
export async function findResponse(db: Database, studyId: string, id: string): Promise<Response | undefined> {
  const row = await db
    .selectFrom('response')
    .select(responseColumns)
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && unpackResponse(row);
}

/** Deletes responses of a study: those of some ids, else all. */
export async function deleteResponses(db: Database, studyId: string, ids?: readonly string[]): Promise<void> {
  const all = db.deleteFrom('response').where('study_id', '=', studyId);
  await (ids === undefined ? all : all.where('id', 'in', ids)).execute();
}

/** How many responses count, of one study or of all, by audience and wave. */
export async function countResponses(db: Database, studyId?: string): Promise<readonly ResponseCount[]> {
  const counted = db
    .selectFrom('response')
    .select(['study_id', 'audience', 'wave', (select) => select.fn.countAll<number>().as('count')])
    .where('superseded_by', 'is', null)
    .groupBy(['study_id', 'audience', 'wave']);
  const rows = await (studyId === undefined ? counted : counted.where('study_id', '=', studyId)).execute();
  return rows.map(({ study_id, count, ...row }) => ({ ...row, studyId: study_id, count: Number(count) }));
}

/** How many responses of a study that count came by each way, by audience and source. */
export async function countSources(
  db: Database,
  studyId: string,
): Promise<readonly { readonly audience: Audience; readonly source: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom('response')
    .select(['audience', 'source', (select) => select.fn.countAll<number>().as('count')])
    .where('study_id', '=', studyId)
    .where('superseded_by', 'is', null)
    .groupBy(['audience', 'source'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** All responses of a snapshot, the superseded among them, block by block in the order of their ids; with comments if asked for. */
export async function* readResponses(
  db: Database,
  { studyId, audience, upTo }: Snapshot,
  blockSize: number,
  hasComments = false,
): AsyncGenerator<readonly StoredResponse[]> {
  let after = '';
  for (;;) {
    const block = await db
      .selectFrom('response')
      .select(responseColumns)
      .$if(hasComments, (query) => query.select('comments'))
      .where('study_id', '=', studyId)
      .where('id', '>', after)
      .where('audience', '=', audience)
      .where('arrived', '<=', upTo)
      .orderBy('id')
      .limit(blockSize)
      .execute();
    if (block.length === 0) return;
    yield block.map(placeResponse);
    after = block.at(-1)?.id ?? after;
  }
}

/** What arrived after one number, or one response, and up to that of a snapshot, block by block in the order of arrival. */
export async function* readArrivals(
  db: Database,
  { studyId, audience, upTo }: Snapshot,
  after: number | Arrival,
  blockSize: number,
): AsyncGenerator<readonly StoredResponse[]> {
  let last = typeof after === 'number' ? { arrived: after + 1, id: '' } : after;
  for (;;) {
    const { arrived, id } = last;
    const block = await db
      .selectFrom('response')
      .select(responseColumns)
      .where('study_id', '=', studyId)
      .where('audience', '=', audience)
      .where('arrived', '>=', arrived)
      .where('arrived', '<=', upTo)
      .where((where) => where.or([where('arrived', '>', arrived), where('id', '>', id)]))
      .orderBy('arrived')
      .orderBy('id')
      .limit(blockSize)
      .execute();
    const end = block.at(-1);
    if (!end) return;
    yield block.map(placeResponse);
    last = end;
  }
}

/** What was superseded after one number and up to that of a snapshot, in that order. */
export async function listSuperseded(
  db: Database,
  { studyId, audience, upTo }: Snapshot,
  after: number,
): Promise<readonly StoredResponse[]> {
  const rows = await db
    .selectFrom('response')
    .select(responseColumns)
    .where('study_id', '=', studyId)
    .where('audience', '=', audience)
    .where('superseded_in', '>', after)
    .where('superseded_in', '<=', upTo)
    .orderBy('superseded_in')
    .orderBy('id')
    .execute();
  return rows.map(placeResponse);
}
