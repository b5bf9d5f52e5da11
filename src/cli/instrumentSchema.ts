import { describeInstrumentFile } from '../core/instrument/describeInstrumentFile.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { printJson } from './printJson.ts';

/** Prints the JSON Schema of instruments, see `surveys/instrument.schema.json`. */
export async function printInstrumentSchema(): Promise<ExitCode> {
  printJson(describeInstrumentFile());
  return exitCodes.ok;
}
