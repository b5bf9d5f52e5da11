import { z } from 'zod';
import { audiences } from '../../core/instrument/side.ts';

/** Whose answers are meant. */
export const audience = z.enum(audiences).default('customer');

/** A choice that is made by being named: `?dry-run`, also `?dry-run=true`. */
export const flag = z
  .enum(['', 'true', 'false'])
  .default('false')
  .transform((value) => value !== 'false');
