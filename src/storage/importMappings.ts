import type { Audience } from '../core/instrument/side.ts';
import type { Database } from './schema.ts';

/** A kind of file that a study has taken in: whose answers, and a hash of the names of its columns. */
export interface FileKind {
  readonly studyId: string;
  readonly audience: Audience;
  readonly header: string;
}

/** How files of a kind were read when one was stored last, as JSON. */
export async function findImportMapping(
  db: Database,
  { studyId, audience, header }: FileKind,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('import_mapping')
    .select('mapping')
    .where('study_id', '=', studyId)
    .where('audience', '=', audience)
    .where('header', '=', header)
    .executeTakeFirst();
  return row?.mapping;
}

export async function saveImportMapping(
  db: Database,
  { studyId, audience, header }: FileKind,
  mapping: string,
  savedAt: string,
): Promise<void> {
  await db
    .insertInto('import_mapping')
    .values({ study_id: studyId, audience, header, mapping, saved_at: savedAt })
    .onConflict((conflict) =>
      conflict.columns(['study_id', 'audience', 'header']).doUpdateSet({ mapping, saved_at: savedAt }),
    )
    .execute();
}

/** Forgets how a study reads files of one kind, or of all. */
export async function deleteImportMappings(db: Database, studyId: string, kind?: FileKind): Promise<void> {
  const all = db.deleteFrom('import_mapping').where('study_id', '=', studyId);
  await (kind === undefined
    ? all
    : all.where('audience', '=', kind.audience).where('header', '=', kind.header)
  ).execute();
}
