import type { Request } from 'express';
import { findApiToken, noteApiTokenUse } from '../../storage/apiTokens.ts';
import { hashToken } from '../hashToken.ts';
import type { Site } from '../site.ts';

/** The program that calls: for whom it acts, and what it may do. */
export interface Caller {
  readonly accountId: string;
  readonly scopes: readonly string[];
}

/**
 * Who calls, by the bearer token in the header and by nothing else: a cookie, which browsers send along unasked, counts for
 * nothing here. Undefined for a token that nobody knows, that has expired or that was revoked.
 */
export async function findCaller({ db, now }: Site, request: Request): Promise<Caller | undefined> {
  const [, secret] = /^Bearer +([\w-]+)$/i.exec(request.get('Authorization') ?? '') ?? [];
  const time = now().toISOString();
  const token = secret && (await findApiToken(db, hashToken(secret), time));
  if (!token) return undefined;
  const day = time.slice(0, 10);
  // What only reads goes on while the disk is full, and need not wait for others who write.
  if (token.lastUsedOn !== day) noteApiTokenUse(db, token.id, day).catch(() => undefined);
  return token;
}
