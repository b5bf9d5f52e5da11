import type { Database } from './schema.ts';

/** What a study keeps of those who have withdrawn. */
export interface Withdrawal {
  /** How many people's answers were erased. */
  readonly erased: number;
  /** How far the shared report had come before the last of them, as JSON, see web/analyse/shareCourse; null before the first. */
  readonly courses: string | null;
  /** The shared report as it stands until it may go on without them, as JSON; null while it follows the answers. */
  readonly frozen: string | null;
}

export async function findWithdrawal(db: Database, studyId: string): Promise<Withdrawal> {
  const row = await db
    .selectFrom('withdrawal')
    .select(['erased', 'courses', 'frozen'])
    .where('study_id', '=', studyId)
    .executeTakeFirst();
  return row ?? { erased: 0, courses: null, frozen: null };
}

/** Counts how many more people have withdrawn, and keeps what the shared report needs from then on. */
export async function addWithdrawal(
  db: Database,
  studyId: string,
  people: number,
  kept: { readonly courses: string; readonly frozen: string | null },
): Promise<void> {
  await db
    .insertInto('withdrawal')
    .values({ study_id: studyId, erased: people, ...kept })
    .onConflict((conflict) =>
      conflict.column('study_id').doUpdateSet((row) => ({ erased: row('withdrawal.erased', '+', people), ...kept })),
    )
    .execute();
}

/** The shared report goes on: what it stood still by is not needed any more. */
export async function settleWithdrawal(db: Database, studyId: string, courses: string): Promise<void> {
  await db.updateTable('withdrawal').set({ courses, frozen: null }).where('study_id', '=', studyId).execute();
}

export async function deleteWithdrawal(db: Database, studyId: string): Promise<void> {
  await db.deleteFrom('withdrawal').where('study_id', '=', studyId).execute();
}
