import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Mapping } from '../mapping.ts';
import { readInstrument } from '../readInstrument.ts';
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
  const isGuess = said.instrument === null && said.mapping === null;
  const files = await openStudyFiles(paths, await chooseGuide(said, isGuess));
  if ('refused' in files) return files;
  if (!isGuess) return readStudy(files, null, messages);
  const reopen = async (instrument: Instrument): Promise<readonly StudyFile[]> => {
    const again = await openStudyFiles(paths, { mapping: null, instrument, isGuess });
    if ('refused' in again) throw new Error('the file changed while it was read');
    return again;
  };
  return readStudy(files, { instrument: await readEdition(otherEdition), reopen }, messages);
}

async function chooseGuide({ instrument, mapping }: Said, isGuess: boolean): Promise<Guide> {
  if (instrument !== null) return { mapping, instrument };
  return mapping !== null
    ? { mapping, instrument }
    : { mapping, instrument: await readEdition(defaultInstrument), isGuess };
}

async function readEdition(id: string): Promise<Instrument> {
  const instrument = await readInstrument(id);
  if ('problems' in instrument) throw new Error(`surveys/${id}: ${JSON.stringify(instrument.problems)}`);
  return instrument;
}
