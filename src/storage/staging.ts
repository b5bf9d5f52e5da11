import { CompiledQuery, sql } from 'kysely';
import { type NewResponse, packResponse, type Submission } from './packResponse.ts';
import { contentColumns, insertSelected, isStored } from './responses.ts';
import type { Database } from './schema.ts';

/** A good row of a file, on its way into the database. */
export interface StagedRow {
  readonly row: number;
  readonly submission: Submission;
}

/** The columns in which the rows of a file differ. */
const texts = [...(['id', 'wave', ...contentColumns, 'language', 'respondent', 'source', 'submitted_at'] as const)];
const numbers = ['seconds', 'trapped'] as const;
const columns = [...texts, ...numbers];

type Staged = { readonly row: number } & Pick<Required<NewResponse>, (typeof columns)[number]>;
/** `place` counts the rows of one id, from 1. */
type Sorted = Staged & { readonly place: number };

/** More rows in one statement are not faster. */
const rowsPerStatement = 50;

/** What is staged lies in tables that this connection alone sees, and that go with it: nobody waits, and nothing is left. */
function withStaging(db: Database) {
  return db.withTables<{ readonly staged: Staged; readonly sorted: Sorted }>();
}

/** Begins to stage the rows of a file, and gives what takes them; what this connection staged before is dropped. */
export async function startStaging(db: Database): Promise<(rows: readonly StagedRow[]) => Promise<void>> {
  await db.schema.dropTable('sorted').ifExists().execute();
  await db.schema.dropTable('staged').ifExists().execute();
  let table = db.schema.createTable('staged').temporary().addColumn('row', 'integer');
  for (const name of texts) table = table.addColumn(name, 'text');
  for (const name of numbers) table = table.addColumn(name, 'integer');
  await table.execute();
  const known = new Map<number, string>();
  return async (rows) => {
    for (let from = 0; from < rows.length; from += rowsPerStatement) {
      const some = rows.slice(from, from + rowsPerStatement);
      const statement = known.get(some.length) ?? writeInsertion(db, some.length);
      known.set(some.length, statement);
      const values: unknown[] = [];
      for (const { row, submission } of some) {
        const packed = packResponse(submission);
        values.push(row);
        for (const name of columns) values.push(packed[name]);
      }
      await db.executeQuery(CompiledQuery.raw(statement, values));
    }
  };
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
  const place = sql<number>`row_number() over (partition by id order by row)`.as('place');
  const sorted = withStaging(db).selectFrom('staged').selectAll().select(place).orderBy('id').orderBy('row');
  await db.schema.createTable('sorted').temporary().as(sorted).execute();
  await db.schema.createIndex('sorted_place').on('sorted').columns(['place', 'id']).execute();
  await db.schema.dropTable('staged').execute();
  return dropCopies(db);
}

/** Drops what repeats an earlier row; only rows whose id comes more than once are compared. */
async function dropCopies(db: Database): Promise<number> {
  const staging = withStaging(db);
  const said = sql.join(['id', 'wave', ...contentColumns].map((name) => sql.ref(name)));
  const again = staging.selectFrom('sorted').select('id').where('place', '=', 2);
  const compared = staging
    .selectFrom('sorted')
    .select(['row', sql<number>`row_number() over (partition by ${said} order by row)`.as('copy')])
    .where('id', 'in', again);
  const { numDeletedRows } = await staging
    .with('compared', () => compared)
    .deleteFrom('sorted')
    .where('place', '>', 1)
    .where('row', 'in', (select) => select.selectFrom('compared').select('row').where('copy', '>', 1))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Drops what has the content of the first row of its id. */
async function dropRepeated(db: Database): Promise<number> {
  const { numDeletedRows } = await withStaging(db)
    .deleteFrom('sorted')
    .where('place', '>', 1)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('sorted as first')
          .select('first.row')
          .where('first.place', '=', 1)
          .whereRef('first.id', '=', 'sorted.id')
          .where(saysSame('first')),
      ),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Whether a row of another table has the content of the sorted one. */
function saysSame(other: 'first' | 'response') {
  const pairs = contentColumns.map(
    (name) => sql`${sql.ref(`${other}.${name}`)} is not distinct from ${sql.ref(`sorted.${name}`)}`,
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
  const stored = await staging
    .deleteFrom('sorted')
    .where(isStored(db, studyId, id, saysSame('response')))
    .executeTakeFirst();
  const taken = await staging
    .deleteFrom('sorted')
    .where(isStored(db, studyId, id))
    .returning('row')
    .execute();
  const repeated = await dropRepeated(db);
  const other = await staging.deleteFrom('sorted').where('place', '>', 1).returning('row').execute();
  const refused = [...taken, ...other].map(({ row }) => row).sort((one, next) => one - next);
  return { same: Number(stored.numDeletedRows) + repeated, refused };
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
