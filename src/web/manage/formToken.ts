import { randomBytes, timingSafeEqual } from 'node:crypto';

const bytes = 32;

/**
 * The token of a session as it stands in one page: behind random bytes, and mixed with them, so that it looks different each time.
 * Else whoever sees how long compressed pages are, and can have them show what he likes, would learn it letter by letter.
 */
export function maskFormToken(token: string): string {
  const mask = randomBytes(bytes);
  return Buffer.concat([mask, mixBytes(mask, Buffer.from(token, 'base64url'))]).toString('base64url');
}

/** Whether what came with a form is the token of this session, as some page showed it. */
export function isFormToken(given: unknown, token: string | undefined): boolean {
  if (typeof given !== 'string' || token === undefined) return false;
  const both = Buffer.from(given, 'base64url');
  if (both.length !== 2 * bytes || both.toString('base64url') !== given) return false;
  const unmasked = mixBytes(both.subarray(0, bytes), both.subarray(bytes));
  return timingSafeEqual(unmasked, Buffer.from(token, 'base64url'));
}

/** Each byte of one with that of the other; mixed once more with the first, the second comes out. */
function mixBytes(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(other.map((byte, place) => byte ^ (one[place] ?? 0)));
}
