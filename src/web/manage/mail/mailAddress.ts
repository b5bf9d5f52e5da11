import { z } from 'zod';

/** Addresses as browsers take them in forms: a mail server may be given no others, neither to write to nor to write from. */
export const mailAddress = z.email({ pattern: z.regexes.html5Email }).max(254);
