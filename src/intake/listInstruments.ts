import { readdir } from 'node:fs/promises';
import type { Instrument } from '../core/instrument/instrument.ts';
import { readInstrument } from './readInstrument.ts';

const folder = new URL('../../surveys/', import.meta.url);

/** The instruments of the `surveys` folder, by id. Throws when one of them is not right: they come with the program. */
export async function listInstruments(): Promise<readonly Instrument[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => {
      const instrument = await readInstrument(name.replace(/\.yaml$/, ''));
      if ('problems' in instrument) throw new Error(`surveys/${name}: ${JSON.stringify(instrument.problems)}`);
      return instrument;
    }),
  );
}
