import type { Selectable } from 'kysely';
import type { Design } from '../core/instrument/design.ts';
import type { Text } from '../core/instrument/text.ts';
import type { Database, Schema } from './schema.ts';

/** One organisation's use of an instrument. */
export interface Study {
  readonly id: string;
  readonly title: Text;
  /** True when a program made the responses, which every page then says. */
  readonly isMade: boolean;
  /** The wave that responses now arrive in. */
  readonly openWave: string;
  /** How managers and contact staff are asked. */
  readonly design: Design;
}

const columns = ['id', 'title', 'origin', 'open_wave', 'design'] as const;

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
  const { id, title, isMade, openWave, design } = study;
  await db
    .insertInto('study')
    .values({
      id,
      title: JSON.stringify(title),
      origin: isMade ? 'made' : 'own',
      open_wave: openWave,
      design,
      arrivals: 0,
      created_at: createdAt,
    })
    .execute();
}

/** The number of a study's last arrival: it changes whenever the responses that count do. */
export async function findLastArrival(db: Database, id: string): Promise<number> {
  const row = await db.selectFrom('study').select('arrivals').where('id', '=', id).executeTakeFirst();
  return row?.arrivals ?? 0;
}

/**
 * Takes so many fresh numbers for arrivals of a study and gives the first. In the transaction that uses them, so that whoever
 * sees a number sees what arrived under it.
 */
export async function takeArrivals(db: Database, id: string, count: number): Promise<number> {
  const { arrivals } = await db
    .updateTable('study')
    .set((study) => ({ arrivals: study('arrivals', '+', count) }))
    .where('id', '=', id)
    .returning('arrivals')
    .executeTakeFirstOrThrow();
  return arrivals - count + 1;
}

function readRow({ id, title, origin, open_wave, design }: StudyRow): Study {
  return { id, title: JSON.parse(title) as Text, isMade: origin === 'made', openWave: open_wave, design };
}

type StudyRow = Pick<Selectable<Schema['study']>, (typeof columns)[number]>;
