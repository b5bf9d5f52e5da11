import { z } from 'zod';
import { audiences } from '../../core/instrument/side.ts';

/** Whose answers are meant. */
export const audience = z.enum(audiences).default('customer');

/** Of whom the answers are meant; groups of customers come as `segment.<id>`, see `admitCall`. */
export const wave = z.union([z.string(), z.array(z.string())]).exactOptional();

/** Who counts in a report or a file, as on the pages. */
export const people = z.object({ wave, without: z.literal('flagged').exactOptional() });

/** A choice that is made by being named: `?dry-run`, also `?dry-run=true`. */
export const flag = z
  .enum(['', 'true', 'false'])
  .default('false')
  .transform((value) => value !== 'false');

/** A whole number as an address has it: in digits alone, as an empty text would else be 0. */
export function countIn(least: number, most: number, usual: number) {
  const error = ({ code }: { readonly code?: string }) => (code === 'invalid_type' ? 'no-whole-number' : undefined);
  const count = z.int({ error }).min(least).max(most);
  return z
    .preprocess((text) => (typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : text), count)
    .prefault(usual);
}
