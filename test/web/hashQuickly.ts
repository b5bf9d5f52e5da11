import { scryptSync } from 'node:crypto';

/** A hash of a password with the least strength that scrypt has, so that to check it takes no time: a real one takes half a second. */
export function hashQuickly(password: string): string {
  const key = scryptSync(password, 'salt', 32, { N: 2, r: 1, p: 1 });
  return `scrypt$2$1$1$${Buffer.from('salt').toString('base64url')}$${key.toString('base64url')}`;
}
