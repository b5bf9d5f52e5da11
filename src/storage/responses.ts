import { type Expression, expressionBuilder, type Selectable, type SqlBool } from 'kysely';
import type { Response } from '../core/answers/response.ts';
import type { Audience } from '../core/instrument/side.ts';
import { cutIntoStatements } from './cutIntoStatements.ts';
import { type NewResponse, responseColumns, unpackResponse } from './packResponse.ts';
import type { Database, Schema } from './schema.ts';
import { type FormResponse, placeResponse, type ResponseCount, type Snapshot } from './snapshot.ts';

type ResponseRow = Selectable<Schema['response']>;

/** What is compared to tell a repeated submission from another one with the same id. */
export const contentColumns = ['answers', 'points', 'outcomes', 'profile', 'comments'] as const;

export type StoredContent = Pick<ResponseRow, 'id' | 'conflict_of' | (typeof contentColumns)[number]>;

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
      .select(['id', 'conflict_of', ...contentColumns])
      .where((where) => {
        // In each of the two, as SQLite would otherwise go through the whole study.
        const ofStudy = where('study_id', '=', studyId);
        const [came, conflicted] = [where('id', 'in', some), where('conflict_of', 'in', some)];
        return where.or([where.and([ofStudy, came]), where.and([ofStudy, conflicted])]);
      })
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
  const stored = db.selectFrom('response');
  const found = await stored
    .select('conflict_of')
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .executeTakeFirst();
  const root = found?.conflict_of ?? id;
  const rows = await stored
    .select([...responseColumns, 'audience', 'superseded_by'])
    .where(({ and, or }) => or([and({ study_id: studyId, id: root }), and({ study_id: studyId, conflict_of: root })]))
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
  const row = await selectOfStudy(db, studyId).where('id', '=', id).executeTakeFirst();
  return row && unpackResponse(row);
}

/** Deletes responses of a study: those of some ids, else all. */
export async function deleteResponses(db: Database, studyId: string, ids?: readonly string[]): Promise<void> {
  const all = db.deleteFrom('response').where('study_id', '=', studyId);
  await (ids === undefined ? all : all.where('id', 'in', ids)).execute();
}

/** Deletes what came under the number of an arrival. */
export async function deleteArrival(db: Database, studyId: string, audience: Audience, arrived: number): Promise<void> {
  const ofStudy = db.deleteFrom('response').where('study_id', '=', studyId).where('audience', '=', audience);
  await ofStudy.where('arrived', '=', arrived).execute();
}

/** Whether a study has more responses than so many, told without counting all. */
export async function hasMoreResponses(db: Database, studyId: string, count: number): Promise<boolean> {
  const found = await db
    .selectFrom('response')
    .select('id')
    .where('study_id', '=', studyId)
    .orderBy('id')
    .limit(1)
    .offset(count)
    .executeTakeFirst();
  return found !== undefined;
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

/** The responses of a study, to be narrowed down. */
export function selectOfStudy(db: Database, studyId: string) {
  return db.selectFrom('response').select(responseColumns).where('study_id', '=', studyId);
}

/** The responses of one audience of a study, to be narrowed down. */
export function selectAnswers(db: Database, { studyId, audience }: Pick<Snapshot, 'studyId' | 'audience'>) {
  return selectOfStudy(db, studyId).where('audience', '=', audience);
}

/** All that an audience has sent up to the arrival of a snapshot, of which nothing is chosen yet. */
export function selectArrived(db: Database, { studyId, audience, upTo }: Snapshot) {
  return db
    .selectFrom('response')
    .where('study_id', '=', studyId)
    .where('audience', '=', audience)
    .where('arrived', '<=', upTo);
}

/** Whether any response came under the id of another, or was superseded; perhaps one that is not in the snapshot. */
export async function cameTwice(db: Database, { studyId, audience }: Snapshot): Promise<boolean> {
  const some = db.selectFrom('response').select('id').where('study_id', '=', studyId).limit(1);
  if (await some.where('conflict_of', '>', '').executeTakeFirst()) return true;
  return (await some.where('audience', '=', audience).where('superseded_in', '>=', 0).executeTakeFirst()) !== undefined;
}

/** Whether something is stored under an id of another query, or came with it; and is the same, where that is asked. */
export function isStored(
  db: Database,
  studyId: string,
  id: Expression<string>,
  isSame?: Expression<SqlBool>,
): Expression<SqlBool> {
  const { exists, or } = expressionBuilder<Schema, never>();
  const stored = db.selectFrom('response').select('response.id').where('response.study_id', '=', studyId);
  const found = isSame ? stored.where(isSame) : stored;
  return or([exists(found.where('response.id', '=', id)), exists(found.where('response.conflict_of', '=', id))]);
}

/** Who has answered in which wave, where that is known of them. */
export function selectPeople(db: Database, studyId: string, audience: Audience) {
  const ofStudy = db.selectFrom('response').where('study_id', '=', studyId).where('audience', '=', audience);
  return ofStudy.where('superseded_by', 'is', null).where('respondent', 'is not', null).select(['respondent', 'wave']);
}

/** Stores what another query selects, in the order of its columns; gives how many rows that were. */
export async function insertSelected(
  db: Database,
  columns: readonly (keyof Schema['response'])[],
  rows: Expression<unknown>,
): Promise<number> {
  const inserted = await db.insertInto('response').columns(columns).expression(rows).executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0);
}
