import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Mapping } from '../mapping.ts';
import { readInstrument } from '../readInstrument.ts';
import { findEdition } from './findEdition.ts';
import type { Messages } from './messages.ts';
import { type Guide, openStudyFiles, type Paths, type Refusal, type StudyFile } from './openStudyFiles.ts';
import { readStudy, type Study } from './readStudy.ts';

/** What somebody says of the files beforehand: a mapping describes its own instrument, unless one is named as well. */
export interface Said {
  readonly instrument: Instrument | null;
  readonly mapping: Mapping | null;
}

const defaultInstrument = 'servqual-1991';
/** The edition whose negatively worded items a file may hold as they were answered. */
const otherEdition = 'servqual-1988';

/** The files of a study, read whole; a refusal where they cannot be opened, and null where one of them breaks off. */
export async function analyzeFiles(paths: Paths, said: Said, messages: Messages): Promise<Study | Refusal | null> {
  if (said.instrument !== null) return readAll(paths, { mapping: said.mapping, instrument: said.instrument }, messages);
  if (said.mapping !== null) return readAll(paths, { mapping: said.mapping, instrument: null }, messages);
  const guess = await readEdition(defaultInstrument);
  const files = await openStudyFiles(paths, { mapping: null, instrument: guess, isGuess: true });
  if ('refused' in files) return files;
  const found = await findEdition(files[0]?.file.header ?? [], guess);
  if (found !== null) {
    messages.tell('editionFound', { instrument: found.id });
    return readAll(paths, { mapping: null, instrument: found }, messages);
  }
  const reopen = async (instrument: Instrument): Promise<readonly StudyFile[]> => {
    const again = await openStudyFiles(paths, { mapping: null, instrument, isGuess: true });
    if ('refused' in again) throw new Error('the file changed while it was read');
    return again;
  };
  return readStudy(files, { instrument: await readEdition(otherEdition), reopen }, messages);
}

async function readAll(paths: Paths, guide: Guide, messages: Messages): Promise<Study | Refusal | null> {
  const files = await openStudyFiles(paths, guide);
  return 'refused' in files ? files : readStudy(files, null, messages);
}

async function readEdition(id: string): Promise<Instrument> {
  const instrument = await readInstrument(id);
  if ('problems' in instrument) throw new Error(`surveys/${id}: ${JSON.stringify(instrument.problems)}`);
  return instrument;
}
