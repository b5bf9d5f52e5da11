import type { Selectable } from 'kysely';
import type { Design } from '../core/instrument/design.ts';
import type { Instrument } from '../core/instrument/instrument.ts';
import type { Text } from '../core/instrument/text.ts';
import { type StudySettings, settingsSchema } from '../core/study/settings.ts';
import type { Database, Schema } from './schema.ts';

/** One organisation's use of an instrument. */
export interface Study {
  readonly id: string;
  readonly title: Text;
  /** True when a program made the responses, which every page then says. */
  readonly isMade: boolean;
  /** How managers and contact staff are asked. */
  readonly design: Design;
  /** As it was when the study was begun; null for studies older than that. */
  readonly instrument: Instrument | null;
  readonly settings: StudySettings;
  readonly isArchived: boolean;
}

const columns = ['id', 'title', 'origin', 'design', 'instrument', 'settings', 'archived_at'] as const;

export async function findStudy(db: Database, id: string): Promise<Study | undefined> {
  const row = await db.selectFrom('study').select(columns).where('id', '=', id).executeTakeFirst();
  return row && readRow(row);
}

/** All studies, the newest first. */
export async function listStudies(db: Database): Promise<readonly Study[]> {
  const rows = await db.selectFrom('study').select(columns).orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map(readRow);
}

/** Stores a new study. Where there is one of its id already, as a form came twice in one moment, that one stays as it is. */
export async function insertStudy(db: Database, study: Study, createdAt: string): Promise<void> {
  const { id, isMade } = study;
  await db
    .insertInto('study')
    .values({
      ...packPlan(study),
      id,
      origin: isMade ? 'made' : 'own',
      arrivals: 0,
      archived_at: null,
      created_at: createdAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Keeps what was changed of a study: its title, design, instrument and settings. */
export async function updateStudy(db: Database, study: Study): Promise<void> {
  await db.updateTable('study').set(packPlan(study)).where('id', '=', study.id).execute();
}

/** Takes a study out of use since a moment, or back into use with null. */
export async function archiveStudy(db: Database, id: string, since: string | null): Promise<void> {
  await db.updateTable('study').set({ archived_at: since }).where('id', '=', id).execute();
}

/** Deletes the study itself; what belongs to it has to be gone. */
export async function deleteStudyRow(db: Database, id: string): Promise<void> {
  await db.deleteFrom('study').where('id', '=', id).execute();
}

function packPlan({ title, design, instrument, settings }: Study) {
  return {
    title: JSON.stringify(title),
    design,
    instrument: instrument && JSON.stringify(instrument),
    settings: JSON.stringify(settings),
  };
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

function readRow({ id, title, origin, design, instrument, settings, archived_at }: StudyRow): Study {
  return {
    id,
    title: JSON.parse(title) as Text,
    isMade: origin === 'made',
    design,
    instrument: instrument === null ? null : (JSON.parse(instrument) as Instrument),
    // What a newer version of the program settles has its usual value here.
    settings: settingsSchema.parse(JSON.parse(settings)),
    isArchived: archived_at !== null,
  };
}

type StudyRow = Pick<Selectable<Schema['study']>, (typeof columns)[number]>;
