import { describeInstrumentFile } from '../core/instrument/describeInstrumentFile.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';

/** Prints the JSON Schema of instruments, see `surveys/instrument.schema.json`. */
export async function printInstrumentSchema(): Promise<ExitCode> {
  process.stdout.write(`${JSON.stringify(describeInstrumentFile(), null, 2)}\n`);
  return exitCodes.ok;
}
