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

/** For so many milliseconds those who join gather, as three hundred flushes of the disk would keep the answers of others waiting. */
const gathering = 100;

/**
 * Lets students join, each in the role whose turn it is. Whoever joins again, with the same id, has joined already and changes
 * nothing. Resolves once it is on disk. A class that scans the code all at once shares a few flushes of the disk.
 */
export function startJoining(db: Database): (studyId: string, responseId: string) => Promise<void> {
  let waiting: Waiting[] = [];
  const flush = async () => {
    const group = waiting;
    waiting = [];
    try {
      await db.transaction().execute(async (transaction) => {
        for (const { studyId, responseId } of group) await seat(transaction, studyId, responseId);
      });
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  return (studyId, responseId) =>
    new Promise((resolve, reject) => {
      waiting.push({ studyId, responseId, resolve, reject });
      if (waiting.length === 1) setTimeout(flush, gathering);
    });
}

interface Waiting {
  readonly studyId: string;
  readonly responseId: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

async function seat(db: Database, studyId: string, responseId: string): Promise<void> {
  if (await findRole(db, studyId, responseId)) return;
  const audience = chooseRole(await countJoins(db, studyId));
  await db.insertInto('class_join').values({ study_id: studyId, response_id: responseId, audience }).execute();
}

/** Forgets some of those who have joined, or all, since their answers are erased. */
export async function forgetJoins(db: Database, studyId: string, ids?: readonly string[]): Promise<void> {
  const all = db.deleteFrom('class_join').where('study_id', '=', studyId);
  await (ids === undefined ? all : all.where('response_id', 'in', ids)).execute();
}
