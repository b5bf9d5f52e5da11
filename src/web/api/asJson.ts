import type { z } from 'zod';
import type { Content } from './operation.ts';

/** JSON of a shape, as what is given or taken. */
export function asJson(shape: z.ZodType): Content {
  return { types: ['application/json'], shape };
}
