import { readInstrument } from '../intake/readInstrument.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';

/** Says all that is wrong with an instrument, given by id or as a YAML file, each with its line and path. */
export async function lintInstrument(idOrPath: string): Promise<ExitCode> {
  const messages = startMessages(null);
  const instrument = await readInstrument(idOrPath);
  if ('problems' in instrument) {
    messages.tellProblems(instrument.problems);
    messages.tellRest();
    return instrument.problems.some(({ code }) => code === 'instrument-missing')
      ? exitCodes.notFound
      : exitCodes.badData;
  }
  const { items, dimensions } = instrument;
  messages.tell('lintGood', { file: idOrPath, items: items.length, dimensions: dimensions.length });
  return exitCodes.ok;
}
