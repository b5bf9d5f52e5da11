import type { Selectable } from 'kysely';
import type { Audience } from '../core/instrument/side.ts';
import type { Database, Schema } from './schema.ts';

/** What was imported at once from a file. Its responses are those of its arrival. */
export interface Import {
  readonly studyId: string;
  readonly arrived: number;
  readonly audience: Audience;
  readonly fileName: string;
  /** SHA-256 of the file, in hexadecimal digits. */
  readonly fileHash: string;
  /** What each column was read as, as JSON. */
  readonly mapping: string;
  /** Rows of data; of them those stored, those that had been stored before, and those left out. */
  readonly read: number;
  readonly created: number;
  readonly same: number;
  readonly left: number;
  readonly importedAt: string;
  /** Since when its responses are gone again; null while they are there. */
  readonly undoneAt: string | null;
}

export async function insertImport(db: Database, row: Import): Promise<void> {
  const { studyId, fileName, fileHash, importedAt, undoneAt, ...same } = row;
  const named = { study_id: studyId, file_name: fileName, file_hash: fileHash };
  await db
    .insertInto('import')
    .values({ ...same, ...named, imported_at: importedAt, undone_at: undoneAt })
    .execute();
}

/** The imports of a study, the last first. */
export async function listImports(db: Database, studyId: string): Promise<readonly Import[]> {
  const rows = await db
    .selectFrom('import')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('arrived', 'desc')
    .execute();
  return rows.map(readRow);
}

export async function findImport(db: Database, studyId: string, arrived: number): Promise<Import | undefined> {
  const row = await db
    .selectFrom('import')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('arrived', '=', arrived)
    .executeTakeFirst();
  return row && readRow(row);
}

/** The last import of a file with this content into a study that has not been undone. */
export async function findImportOfFile(db: Database, studyId: string, fileHash: string): Promise<Import | undefined> {
  const all = await listImports(db, studyId);
  return all.find((each) => each.fileHash === fileHash && each.undoneAt === null);
}

/** Notes that an import was undone; false when it had been before, or there is none. */
export async function markUndone(db: Database, studyId: string, arrived: number, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import')
    .set({ undone_at: at })
    .where('study_id', '=', studyId)
    .where('arrived', '=', arrived)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets the imports of a study whose answers are gone. */
export async function deleteImports(db: Database, studyId: string): Promise<void> {
  await db.deleteFrom('import').where('study_id', '=', studyId).execute();
}

function readRow(row: Selectable<Schema['import']>): Import {
  const { study_id, file_name, file_hash, imported_at, undone_at, ...same } = row;
  return {
    ...same,
    studyId: study_id,
    fileName: file_name,
    fileHash: file_hash,
    importedAt: imported_at,
    undoneAt: undone_at,
  };
}
