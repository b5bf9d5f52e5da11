import type { Database } from './schema.ts';

/** A survey that is to be finished later, as it was typed. */
export interface Draft {
  /** Only a hash of the code is kept, so that who reads the database cannot go on in somebody's place. */
  readonly codeHash: string;
  readonly studyId: string;
  readonly publicId: string;
  readonly responseId: string;
  readonly version: number;
  readonly fields: string;
}

/**
 * Keeps a draft under a new code, and clears away those that nobody came back for. Codes that were given out for the same form
 * before lead to what is typed in it now.
 */
export async function saveDraft(
  db: Database,
  { codeHash, studyId, publicId, responseId, version, fields }: Draft,
  now: string,
  forgetBefore: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('draft').where('updated_at', '<', forgetBefore).execute();
    await transaction
      .updateTable('draft')
      .set({ fields, version, updated_at: now })
      .where('study_id', '=', studyId)
      .where('response_id', '=', responseId)
      .execute();
    await transaction
      .insertInto('draft')
      .values({
        code_hash: codeHash,
        study_id: studyId,
        public_id: publicId,
        response_id: responseId,
        version,
        fields,
        updated_at: now,
      })
      .execute();
  });
}

/** What was typed, by the hash of its code; undefined where it was sent meanwhile or is older than `forgetBefore`. */
export async function findDraft(db: Database, codeHash: string, forgetBefore: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('draft')
    .select('fields')
    .where('code_hash', '=', codeHash)
    .where('updated_at', '>=', forgetBefore)
    .executeTakeFirst();
  return row?.fields;
}

/** Forgets the drafts of responses that have arrived. */
export async function forgetDrafts(db: Database, studyId: string, responseIds: readonly string[]): Promise<void> {
  await db.deleteFrom('draft').where('study_id', '=', studyId).where('response_id', 'in', responseIds).execute();
}

/** Whether a survey of a study is to be finished later by anybody. */
export async function hasDrafts(db: Database, studyId: string): Promise<boolean> {
  const draft = db.selectFrom('draft').select('code_hash').where('study_id', '=', studyId).limit(1);
  return (await draft.executeTakeFirst()) !== undefined;
}

export async function deleteDrafts(db: Database, studyId: string): Promise<void> {
  await db.deleteFrom('draft').where('study_id', '=', studyId).execute();
}
