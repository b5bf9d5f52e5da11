import type { Instrument } from '../core/instrument/instrument.ts';
import type { Database } from './schema.ts';

/** An instrument that was uploaded, with the text of its YAML file. */
export interface StoredInstrument {
  readonly instrument: Instrument;
  readonly source: string;
}

export async function findInstrument(db: Database, id: string): Promise<StoredInstrument | undefined> {
  const row = await db
    .selectFrom('instrument')
    .select(['definition', 'source'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { instrument: JSON.parse(row.definition) as Instrument, source: row.source };
}

/** All uploaded instruments, by id. */
export async function listStoredInstruments(db: Database): Promise<readonly Instrument[]> {
  const rows = await db.selectFrom('instrument').select('definition').orderBy('id').execute();
  return rows.map(({ definition }) => JSON.parse(definition) as Instrument);
}

/** Stores an instrument in the place of the one that had its id, if there was one. */
export async function putInstrument(
  db: Database,
  { instrument, source }: StoredInstrument,
  createdAt: string,
): Promise<void> {
  const row = { definition: JSON.stringify(instrument), source, created_at: createdAt };
  await db
    .insertInto('instrument')
    .values({ id: instrument.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

export async function deleteInstrument(db: Database, id: string): Promise<void> {
  await db.deleteFrom('instrument').where('id', '=', id).execute();
}
