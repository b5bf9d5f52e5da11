import type { Selectable } from 'kysely';
import type { Stage } from '../core/classroom/stages.ts';
import type { Database, Schema } from './schema.ts';

/** A class: a study that students answer, and what its screen shows of the results. */
export interface ClassSession {
  readonly studyId: string;
  readonly code: string;
  readonly stage: Stage;
  readonly openedAt: string;
  /** Since when nobody is let in any more; null while it is open. */
  readonly closedAt: string | null;
}

const attempts = 20;

/** Stores a class under a code that no other has; the study must be there. */
export async function insertClass(
  db: Database,
  { studyId, openedAt }: Pick<ClassSession, 'studyId' | 'openedAt'>,
  newCode: () => string,
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('class_session')
      .values({ study_id: studyId, code: newCode(), stage: 'joining', opened_at: openedAt, closed_at: null })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows) return;
  }
  throw new Error(`${attempts} codes of classes in a row were taken`);
}

/** The class of a study, or the one that a code opens. */
export async function findClass(
  db: Database,
  by: { readonly studyId: string } | { readonly code: string },
): Promise<ClassSession | undefined> {
  const all = db.selectFrom('class_session').selectAll();
  const row = await ('code' in by
    ? all.where('code', '=', by.code)
    : all.where('study_id', '=', by.studyId)
  ).executeTakeFirst();
  return row && readRow(row);
}

/** All classes, the newest first. */
export async function listClasses(db: Database): Promise<readonly ClassSession[]> {
  return (await db.selectFrom('class_session').selectAll().orderBy('opened_at', 'desc').execute()).map(readRow);
}

/** Reveals, or hides again, what a stage shows. */
export async function setStage(db: Database, studyId: string, stage: Stage): Promise<void> {
  await db.updateTable('class_session').set({ stage }).where('study_id', '=', studyId).execute();
}

/** Lets nobody in any more since a moment, or again with null. */
export async function setClosed(db: Database, studyId: string, since: string | null): Promise<void> {
  await db.updateTable('class_session').set({ closed_at: since }).where('study_id', '=', studyId).execute();
}

/** Deletes the class of a study with who has joined it. */
export async function deleteClass(db: Database, studyId: string): Promise<void> {
  await db.deleteFrom('class_session').where('study_id', '=', studyId).execute();
}

function readRow({ study_id, opened_at, closed_at, ...same }: Selectable<Schema['class_session']>): ClassSession {
  return { ...same, studyId: study_id, openedAt: opened_at, closedAt: closed_at };
}
