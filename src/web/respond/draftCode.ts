import { createHmac } from 'node:crypto';

/** How long a draft waits for its respondent, in milliseconds. */
export const draftLife = 14 * 24 * 60 * 60_000;

/** A code as it is read out, `K7QM-3TXA`, or typed in whatever way, as it was given out: `K7QM3TXA`. */
function straighten(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/** Whether a text may be a code as it was given out. */
export function isCode(text: string): boolean {
  return /^[A-Z0-9]{8}$/.test(text);
}

/** What is kept of a code. The same code means something else at each public address. */
export function hashCode(secret: string, publicId: string, code: string): string {
  return createHmac('sha256', secret)
    .update(`draft ${publicId} ${straighten(code)}`)
    .digest('base64url');
}
