import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Instrument } from '../core/instrument/instrument.ts';
import { type TeachingCase, teachingCaseSchema } from '../core/simulation/teachingCase.ts';
import { casesFolder } from './listCaseIds.ts';
import { readInstrument } from './readInstrument.ts';

/** A teaching case with the instrument that it uses. */
export interface ReadCase {
  readonly id: string;
  readonly said: TeachingCase;
  readonly instrument: Instrument;
}

/** Reads a teaching case by its id. Throws when it is not right: it comes with the program. */
export async function readCase(id: string): Promise<ReadCase> {
  const file = new URL(`${id}.yaml`, casesFolder);
  const said = teachingCaseSchema.parse(parse(readFileSync(file, 'utf8')));
  const instrument = await readInstrument(said.instrument);
  if ('problems' in instrument) throw new Error(`the instrument of ${file.pathname} is not usable`);
  return { id, said, instrument };
}
