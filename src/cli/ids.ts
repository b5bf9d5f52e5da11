import { randomBytes, randomInt } from 'node:crypto';
import { codeLength, codeLetters } from '../core/classroom/classCode.ts';

/** A fresh id for a public address: 128 random bits as 22 letters and digits. */
export function newPublicId(): string {
  return randomBytes(16).toString('base64url');
}

/** Letters and digits that are not mistaken for one another when read from a screen or a poster. */
const clearCharacters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const pickClear = () => clearCharacters.charAt(randomInt(clearCharacters.length));
const pickSeveral = (count: number) => Array.from({ length: count }, pickClear).join('');

/** A fresh code of a class, of letters alone: 6.4 million of them are enough for those that are open at a time. */
export function newClassCode(): string {
  return Array.from({ length: codeLength }, () => codeLetters.charAt(randomInt(codeLetters.length))).join('');
}

/**
 * A fresh id for an address that is handed out. That of a survey is public anyway and so short that people can type it from a
 * poster; that of a report is itself the secret.
 */
export function newLinkId(kind: 'survey' | 'report'): string {
  return kind === 'survey' ? pickSeveral(8).toLowerCase() : newPublicId();
}

/** A code to be typed once, like `K7QM-3TXA-9DFW`: 59 random bits. */
export function newSetUpCode(): string {
  return [pickSeveral(4), pickSeveral(4), pickSeveral(4)].join('-');
}

/** A code to be written down for a while, like `K7QM3TXA`: one of 31⁸. */
export function newCode(): string {
  return pickSeveral(8);
}
