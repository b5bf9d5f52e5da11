import type { Insertable, Selectable } from 'kysely';
import type { Response } from '../core/answers/response.ts';
import type { Audience } from '../core/instrument/side.ts';
import type { Database, Schema } from './schema.ts';

/** A response on its way into the database, with what the study knows of it. */
export interface Submission {
  readonly studyId: string;
  readonly audience: Audience;
  readonly version: number;
  readonly wave: string;
  readonly source: string;
  readonly submittedAt: string;
  readonly response: Response;
}

export type NewResponse = Insertable<Schema['response']>;
type StoredResponse = Selectable<Schema['response']>;

/** What is compared to tell a repeated submission from another one with the same id. */
export type StoredContent = Pick<
  StoredResponse,
  'id' | 'conflict_of' | 'answers' | 'points' | 'outcomes' | 'profile' | 'comments'
>;

/** SQLite takes some 32,000 values a statement, PostgreSQL 65,535: 500 rows of 17 columns stay below both. */
const rowsPerStatement = 500;

export function buildRow(submission: Submission): NewResponse {
  const { response, studyId, submittedAt, ...known } = submission;
  const { answers } = response;
  return {
    ...known,
    study_id: studyId,
    id: response.id,
    answers: answers.items,
    points: pack(answers.points),
    outcomes: pack(answers.outcomes),
    profile: pack(answers.profile),
    comments: pack(answers.comments),
    language: response.language,
    seconds: response.seconds,
    respondent: response.respondent,
    submitted_at: submittedAt,
    conflict_of: null,
    superseded_by: null,
  };
}

/** The stored responses that came with one of these ids, the conflicting ones among them. */
export async function findContents(
  db: Database,
  studyId: string,
  ids: readonly string[],
): Promise<readonly StoredContent[]> {
  const found = new Map<string, StoredContent>();
  for (let from = 0; from < ids.length; from += rowsPerStatement) {
    const some = ids.slice(from, from + rowsPerStatement);
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
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    // Between the statements of a large import, phones get their pages.
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    await db
      .insertInto('response')
      .values(rows.slice(from, from + rowsPerStatement))
      .execute();
  }
}

/**
 * Lets a conflicting response count instead of the one whose id it came with, or instead of the last correction of that
 * one. The superseded response stays stored. False when there is no such response.
 */
export async function supersedeResponse(db: Database, studyId: string, conflictId: string): Promise<boolean> {
  const find = (id: string) =>
    db
      .selectFrom('response')
      .select(['id', 'conflict_of', 'superseded_by'])
      .where('study_id', '=', studyId)
      .where('id', '=', id)
      .executeTakeFirst();
  const conflict = await find(conflictId);
  if (!conflict?.conflict_of) return false;
  let corrected = await find(conflict.conflict_of);
  while (corrected?.superseded_by && corrected.superseded_by !== conflictId)
    corrected = await find(corrected.superseded_by);
  if (!corrected || corrected.superseded_by === conflictId || corrected.id === conflictId)
    return corrected !== undefined;
  await db
    .updateTable('response')
    .set({ superseded_by: conflictId })
    .where('study_id', '=', studyId)
    .where('id', '=', corrected.id)
    .execute();
  return true;
}

export async function hasResponse(db: Database, studyId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('response')
    .select('id')
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many responses of each study count. */
export async function countResponses(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('response')
    .select(['study_id', (select) => select.fn.countAll<number>().as('count')])
    .where('superseded_by', 'is', null)
    .groupBy('study_id')
    .execute();
  return new Map(rows.map((row) => [row.study_id, Number(row.count)]));
}

/** Two numbers that change whenever the counted responses of a study do: responses are only ever added or superseded. */
export async function stampResponses(db: Database, studyId: string): Promise<string> {
  const row = await db
    .selectFrom('response')
    .select((select) => [
      select.fn.count<number>('id').as('all'),
      select.fn.count<number>('superseded_by').as('superseded'),
    ])
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow();
  return `${row.all}-${row.superseded}`;
}

/** The counted responses of an audience, block by block in the order of their ids. */
export async function* readAnswers(
  db: Database,
  studyId: string,
  audience: Audience,
  blockSize: number,
): AsyncGenerator<readonly { readonly id: string; readonly answers: string; readonly seconds: number | null }[]> {
  let after = '';
  for (;;) {
    const block = await db
      .selectFrom('response')
      .select(['id', 'answers', 'seconds'])
      .where('study_id', '=', studyId)
      .where('id', '>', after)
      .where('audience', '=', audience)
      .where('superseded_by', 'is', null)
      .orderBy('id')
      .limit(blockSize)
      .execute();
    if (block.length === 0) return;
    yield block;
    after = block.at(-1)?.id ?? after;
  }
}

function pack(values: ReadonlyMap<string, unknown>): string | null {
  return values.size === 0 ? null : JSON.stringify(Object.fromEntries(values));
}
