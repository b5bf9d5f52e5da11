import { z } from 'zod';
import { instrumentFileSchema } from './instrument.ts';

/**
 * The JSON Schema of an instrument's YAML file, by which an editor completes and checks it. What is checked by code, such as
 * that ids do not repeat, only `instrument lint` can tell.
 */
export function describeInstrumentFile(): object {
  return z.toJSONSchema(instrumentFileSchema, { io: 'input' });
}
