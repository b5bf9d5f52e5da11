import { chooseRole, type Role, type RoleCounts } from '../core/classroom/roles.ts';
import type { Database } from './schema.ts';

/** The role that a student of a class has; undefined for somebody who has not joined it. */
export async function findRole(db: Database, studyId: string, responseId: string): Promise<Role | undefined> {
  const row = await db
    .selectFrom('class_join')
    .select('audience')
    .where('study_id', '=', studyId)
    .where('response_id', '=', responseId)
    .executeTakeFirst();
  return row?.audience;
}

/** How many have joined a class in each role. */
export async function countJoins(db: Database, studyId: string): Promise<RoleCounts> {
  const rows = await db
    .selectFrom('class_join')
    .select(['audience', (select) => select.fn.countAll<number>().as('count')])
    .where('study_id', '=', studyId)
    .groupBy('audience')
    .execute();
  const countOf = (role: Role) => Number(rows.find(({ audience }) => audience === role)?.count ?? 0);
  return { manager: countOf('manager'), customer: countOf('customer') };
}

/** Lets a student join, in the role whose turn it is. Whoever joins again, with the same id, has joined already and changes nothing. */
export async function joinClass(db: Database, studyId: string, responseId: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (await findRole(transaction, studyId, responseId)) return;
    const audience = chooseRole(await countJoins(transaction, studyId));
    await transaction
      .insertInto('class_join')
      .values({ study_id: studyId, response_id: responseId, audience })
      .execute();
  });
}

/** Forgets some of those who have joined, or all, since their answers are erased. */
export async function forgetJoins(db: Database, studyId: string, ids?: readonly string[]): Promise<void> {
  const all = db.deleteFrom('class_join').where('study_id', '=', studyId);
  await (ids === undefined ? all : all.where('response_id', 'in', ids)).execute();
}
