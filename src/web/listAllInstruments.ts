import type { Instrument } from '../core/instrument/instrument.ts';
import { listStoredInstruments } from '../storage/instruments.ts';
import type { Site } from './site.ts';

/** The instruments that a study can be begun with: those that come with the program, then those that were uploaded. */
export async function listAllInstruments({
  db,
  builtIn,
}: Pick<Site, 'db' | 'builtIn'>): Promise<readonly Instrument[]> {
  // A newer version of the program may come with an id that was free when it was uploaded.
  const ids = new Set(builtIn.map(({ id }) => id));
  return [...builtIn, ...(await listStoredInstruments(db)).filter(({ id }) => !ids.has(id))];
}
