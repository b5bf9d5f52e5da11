import { z } from 'zod';
import { instrumentFileSchema } from '../core/instrument/instrument.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';

/** Prints the JSON Schema of an instrument's YAML file, by which an editor completes and checks it. */
export async function printInstrumentSchema(): Promise<ExitCode> {
  process.stdout.write(`${JSON.stringify(describeInstrumentFile(), null, 2)}\n`);
  return exitCodes.ok;
}

/** The same as a value; what zod checks by code, such as that ids do not repeat, only `instrument lint` can tell. */
export function describeInstrumentFile(): object {
  return z.toJSONSchema(instrumentFileSchema, { io: 'input', reused: 'ref' });
}
