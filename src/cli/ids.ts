import { randomBytes, randomInt } from 'node:crypto';

/** A fresh id for a public address: 128 random bits as 22 letters and digits. */
export function newPublicId(): string {
  return randomBytes(16).toString('base64url');
}

/** Letters and digits that are not mistaken for one another when read from a screen. */
const clearCharacters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A code to be typed once, like `K7QM-3TXA-9DFW`: 59 random bits. */
export function newSetUpCode(): string {
  const pick = () => clearCharacters.charAt(randomInt(clearCharacters.length));
  return Array.from({ length: 3 }, () => Array.from({ length: 4 }, pick).join('')).join('-');
}
