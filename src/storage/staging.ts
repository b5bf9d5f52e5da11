import { CompiledQuery, sql } from 'kysely';
import type { AnswerTexts } from '../core/answers/answers.ts';
import { type NewResponse, packResponse, type Submission } from './packResponse.ts';
import { contentColumns, hasMoreResponses, insertSelected, isStored } from './responses.ts';
import type { Database } from './schema.ts';

/** A good row of a file, on its way into the database. */
export interface StagedRow {
  readonly row: number;
  readonly submission: Submission;
  /** Its answers beside the items. */
  readonly texts: AnswerTexts;
}

/** The columns in which the rows of a file differ. */
const texts = [...(['id', 'wave', ...contentColumns, 'language', 'respondent', 'source', 'submitted_at'] as const)];
const numbers = ['seconds', 'trapped'] as const;
const columns = [...texts, ...numbers];

type Staged = { readonly row: number } & Pick<Required<NewResponse>, (typeof columns)[number]>;
/** The rows whose id comes more than once. `place` counts those of one id, from 1. */
type Again = Staged & { readonly place: number };

/** More rows in one statement are not faster. */
const rowsPerStatement = 50;

/** What is staged lies in tables that this connection alone sees, and that go with it: nobody waits, and nothing is left. */
function withStaging(db: Database) {
  return db.withTables<{ readonly staged: Staged; readonly sorted: Staged; readonly again: Again }>();
}

/**
 * What good rows are staged as, column by column: to hand over to another thread what is the same in all of them takes as long as
 * what is not, so that such a value stands once.
 */
export interface StagedValues {
  readonly rows: readonly number[];
  readonly columns: readonly (Value | readonly Value[])[];
}
type Value = string | number | null;

/** Turns good rows into what is staged of them. */
export function listStaged(rows: readonly StagedRow[]): StagedValues {
  const packed = rows.map(({ submission, texts }) => packResponse(submission, texts));
  return {
    rows: rows.map(({ row }) => row),
    columns: columns.map((name) => sayOnce(packed.map((each) => each[name] ?? null))),
  };
}

function sayOnce(values: readonly Value[]): Value | readonly Value[] {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : values;
}

/** Begins to stage the rows of a file, and gives what takes them; what this connection staged before is dropped. */
export async function startStaging(db: Database): Promise<(values: StagedValues) => Promise<void>> {
  for (const name of ['staged', 'sorted', 'again']) await db.schema.dropTable(name).ifExists().execute();
  let table = db.schema.createTable('staged').temporary().addColumn('row', 'integer');
  for (const name of texts) table = table.addColumn(name, 'text');
  for (const name of numbers) table = table.addColumn(name, 'integer');
  await table.execute();
  const known = new Map<number, string>();
  return async (staged) => {
    for (let from = 0; from < staged.rows.length; from += rowsPerStatement) {
      const to = Math.min(from + rowsPerStatement, staged.rows.length);
      const statement = known.get(to - from) ?? writeInsertion(db, to - from);
      known.set(to - from, statement);
      await db.executeQuery(CompiledQuery.raw(statement, listValues(staged, from, to)));
    }
  };
}

/** The values of some rows, one row after another. */
function listValues({ rows, columns }: StagedValues, from: number, to: number): Value[] {
  const values: Value[] = [];
  for (let at = from; at < to; at++) {
    values.push(rows[at] ?? null);
    for (const column of columns) values.push(Array.isArray(column) ? column[at] : column);
  }
  return values;
}

/** Written once for thousands of blocks: to write it takes longer than to run it. */
function writeInsertion(db: Database, rows: number): string {
  const blank = Object.fromEntries(['row', ...columns].map((name) => [name, null])) as unknown as Staged;
  return withStaging(db).insertInto('staged').values(new Array<Staged>(rows).fill(blank)).compile().sql;
}

/**
 * Sorts what has been staged by its ids, in which order it is stored several times as fast; drops rows that repeat an earlier
 * one, with the same id, wave and answers, and gives how many those were.
 */
export async function sortStaged(db: Database): Promise<number> {
  const staging = withStaging(db);
  const sorted = staging.selectFrom('staged').selectAll().orderBy('id').orderBy('row');
  await db.schema.createTable('sorted').temporary().as(sorted).execute();
  await db.schema.dropTable('staged').execute();
  const several = staging
    .selectFrom('sorted')
    .select('id')
    .groupBy('id')
    .having(({ fn }) => fn.countAll(), '>', 1);
  const place = sql<number>`row_number() over (partition by id order by row)`.as('place');
  const again = staging.selectFrom('sorted').selectAll().select(place).where('id', 'in', several);
  await db.schema.createTable('again').temporary().as(again).execute();
  const said = sql.join(['id', 'wave', ...contentColumns].map((name) => sql.ref(name)));
  const compared = staging
    .selectFrom('again')
    .select(['row', sql<number>`row_number() over (partition by ${said} order by row)`.as('copy')]);
  const { numDeletedRows } = await staging
    .with('compared', () => compared)
    .deleteFrom('sorted')
    .where('row', 'in', (select) => select.selectFrom('compared').select('row').where('copy', '>', 1))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Drops what has the content of the first row of its id. */
async function dropRepeated(db: Database): Promise<number> {
  const staging = withStaging(db);
  const repeated = staging
    .selectFrom('again as later')
    .innerJoin('again as first', 'first.id', 'later.id')
    .select('later.row')
    .where('later.place', '>', 1)
    .where('first.place', '=', 1)
    .where(saysSame('first', 'later'));
  const { numDeletedRows } = await staging.deleteFrom('sorted').where('row', 'in', repeated).executeTakeFirst();
  return Number(numDeletedRows);
}

/** Whether a row of one table has the content of one of another. */
function saysSame(one: 'first' | 'response', other: 'later' | 'sorted') {
  const pairs = contentColumns.map(
    (name) => sql`${sql.ref(`${one}.${name}`)} is not distinct from ${sql.ref(`${other}.${name}`)}`,
  );
  return sql<boolean>`(${sql.join(pairs, sql` and `)})`;
}

/**
 * Drops what need not or must not be stored, by the rule of the response writer: what is stored already, the same in another
 * wave of this file among it, and what has other answers under an id that is taken. Gives the count of the first and the rows
 * of the second. Both stay true, whatever is stored later.
 */
export async function settleStaged(
  db: Database,
  studyId: string,
): Promise<{ readonly same: number; readonly refused: readonly number[] }> {
  const staging = withStaging(db);
  const id = sql<string>`sorted.id`;
  const stored = staging.deleteFrom('sorted').where(isStored(db, studyId, id, saysSame('response', 'sorted')));
  const taken = staging
    .deleteFrom('sorted')
    .where(isStored(db, studyId, id))
    .returning('row');
  // In an empty study, to look for each row would take as long as to sort them.
  const isEmpty = !(await hasMoreResponses(db, studyId, 0));
  const same = isEmpty ? 0 : Number((await stored.executeTakeFirst()).numDeletedRows);
  const refused = isEmpty ? [] : await taken.execute();
  const repeated = await dropRepeated(db);
  const later = staging.selectFrom('again').select('row').where('place', '>', 1);
  const other = await staging.deleteFrom('sorted').where('row', 'in', later).returning('row').execute();
  const rows = [...refused, ...other].map(({ row }) => row).sort((one, next) => one - next);
  return { same: same + repeated, refused: rows };
}

/** How many rows are left to be stored. */
export async function countStaged(db: Database): Promise<number> {
  const counted = withStaging(db)
    .selectFrom('sorted')
    .select((select) => select.fn.countAll<number>().as('count'));
  return Number((await counted.executeTakeFirstOrThrow()).count);
}

/** Stores the rows that are left, in the order in which they lie. */
export async function insertStaged(
  db: Database,
  known: Pick<Submission, 'studyId' | 'audience' | 'version'> & { readonly arrived: number },
): Promise<void> {
  const { studyId, audience, version, arrived } = known;
  const constant = { study_id: studyId, audience, version, arrived } as const;
  const values = Object.entries(constant).map(([name, value]) => sql.val(value).as(name));
  const rows = withStaging(db)
    .selectFrom('sorted')
    .select([...columns, ...values]);
  await insertSelected(db, [...columns, ...(Object.keys(constant) as (keyof typeof constant)[])], rows);
}
