import type { Text } from '../core/instrument/text.ts';
import type { Database } from './schema.ts';

/** One organisation's use of an instrument. */
export interface Study {
  readonly id: string;
  readonly title: Text;
  /** True when a program made the responses, which every page then says. */
  readonly isMade: boolean;
  /** The wave that responses now arrive in. */
  readonly openWave: string;
}

const columns = ['id', 'title', 'origin', 'open_wave'] as const;

export async function findStudy(db: Database, id: string): Promise<Study | undefined> {
  const row = await db.selectFrom('study').select(columns).where('id', '=', id).executeTakeFirst();
  return row && readRow(row);
}

/** All studies, the newest first. */
export async function listStudies(db: Database): Promise<readonly Study[]> {
  const rows = await db.selectFrom('study').select(columns).orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map(readRow);
}

export async function insertStudy(db: Database, study: Study, createdAt: string): Promise<void> {
  const { id, title, isMade, openWave } = study;
  await db
    .insertInto('study')
    .values({
      id,
      title: JSON.stringify(title),
      origin: isMade ? 'made' : 'own',
      open_wave: openWave,
      created_at: createdAt,
    })
    .execute();
}

function readRow(row: {
  readonly id: string;
  readonly title: string;
  readonly origin: string;
  readonly open_wave: string;
}): Study {
  return { id: row.id, title: JSON.parse(row.title) as Text, isMade: row.origin === 'made', openWave: row.open_wave };
}
