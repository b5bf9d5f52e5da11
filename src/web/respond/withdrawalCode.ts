import { createHmac, timingSafeEqual } from 'node:crypto';
import { receiptNumber } from './receiptNumber.ts';

/** Digits and letters without I, L, O and U, which are taken for others. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The code by which a respondent can have a response erased: its receipt number, then eight characters that follow from the
 * whole id and the secret of the site. Who knows the id, as everybody does who exports the answers, can not make it up.
 */
export function withdrawalCode(secret: string, responseId: string): string {
  const bytes = createHmac('sha256', secret).update(`withdraw ${responseId}`).digest().subarray(0, 8);
  const proof = [...bytes].map((byte) => letters.charAt(byte % letters.length)).join('');
  return `${receiptNumber(responseId)}-${proof.slice(0, 4)}-${proof.slice(4)}`;
}

/**
 * A code as it was typed, without what people add or leave out: spaces, dashes, small or full-width letters, letters that are
 * taken for others. Null where it can be none.
 */
export function readCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Pc}.,−]/gu, '');
  const code = plain.replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-F]{8}[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : null;
}

/** The beginning of the ids of the responses that a code may belong to. */
export function idStartOf(code: string): string {
  return code.slice(0, 8).toLowerCase();
}

/** Whether a code, as `readCode` gives it, is that of a response. */
export function isCodeOf(secret: string, responseId: string, code: string): boolean {
  const [given, wanted] = [Buffer.from(code), Buffer.from(withdrawalCode(secret, responseId).replaceAll('-', ''))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
