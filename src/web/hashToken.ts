import { createHash } from 'node:crypto';

/** What is stored of a secret that somebody holds, so that a stolen database opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
