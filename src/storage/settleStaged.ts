import { type Expression, type SqlBool, sql } from 'kysely';
import type { Audience } from '../core/instrument/side.ts';
import type { Submission } from './packResponse.ts';
import { contentColumns, hasMoreResponses, insertSelected, isStored, selectPeople } from './responses.ts';
import type { Database } from './schema.ts';
import { stagedColumns, withStaging } from './stagedRows.ts';

/** Puts the rows of a table, in the order of their ids, behind those that are sorted already. */
export async function sortPart(db: Database, table: string): Promise<void> {
  await sql`insert into sorted select * from ${sql.table(table)} order by id, row`.execute(db);
}

/** Drops rows that repeat an earlier one, with the same id, wave and answers, and gives how many those were. */
export async function dropDuplicates(db: Database): Promise<number> {
  const staging = withStaging(db);
  const several = staging
    .selectFrom('sorted')
    .select('id')
    .groupBy('id')
    .having(({ fn }) => fn.countAll(), '>', 1);
  const place = sql<number>`row_number() over (partition by id order by row)`.as('place');
  const again = staging.selectFrom('sorted').selectAll().select(place).where('id', 'in', several);
  await staging.insertInto('again').expression(again).execute();
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
  const later = staging.selectFrom('again').select('row').where('place', '>', 1);
  const doIdsRepeat = (await later.limit(1).execute()).length > 0;
  const repeated = doIdsRepeat ? await dropRepeated(db) : 0;
  const other = doIdsRepeat
    ? await staging.deleteFrom('sorted').where('row', 'in', later).returning('row').execute()
    : [];
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

/** How many of the rows left are of people who have answered in the same wave before, otherwise: both answers count. */
export async function countOtherwise(db: Database, studyId: string, audience: Audience): Promise<number> {
  if (!(await hasMoreResponses(db, studyId, 0))) return 0;
  const rows = withStaging(db).selectFrom('sorted');
  const isAmong = (people: Expression<unknown>) => sql<SqlBool>`(respondent, wave) in ${people}`;
  // First the other way round: of a large study, which has no index of people, only these few are remembered.
  const known = selectPeople(db, studyId, audience).where(isAmong(rows.select(['respondent', 'wave'])));
  const counted = rows.where(isAmong(known)).select((select) => select.fn.countAll<number>().as('count'));
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
    .select([...stagedColumns, ...values]);
  await insertSelected(db, [...stagedColumns, ...(Object.keys(constant) as (keyof typeof constant)[])], rows);
}
