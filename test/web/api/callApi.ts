import { findAccountByName, insertFirstAccount } from '../../../src/storage/accounts.ts';
import { insertApiToken } from '../../../src/storage/apiTokens.ts';
import { type Scope, scopes } from '../../../src/web/api/scopes.ts';
import { hashToken } from '../../../src/web/hashToken.ts';
import type { TestSite } from '../../site.ts';

/** What programs send to the API of a test site, and what they hear. */

const account = { id: 'account-of-mei', name: 'mei', password: 'no hash' };
let count = 0;

/** Gives a token of mei, with all scopes unless some are named; it ends in a day. */
export async function makeToken(
  { db }: TestSite,
  allowed: readonly Scope[] = scopes,
  expiresAt = '2026-03-03T08:00:00.000Z',
): Promise<string> {
  await insertFirstAccount(db, account, '2026-03-02T08:00:00.000Z');
  const mei = await findAccountByName(db, account.name);
  const token = `fg_${String(++count).padStart(43, 'x')}`;
  const tokenHash = hashToken(token);
  const createdAt = '2026-03-02T08:00:00.000Z';
  const given = { id: `token-${count}`, accountId: mei?.id ?? '', name: 'a test', scopes: allowed };
  await insertApiToken(db, { ...given, tokenHash, createdAt, expiresAt });
  return token;
}

/** A program with a token. Without a body it asks, with one it sends: JSON, unless the headers say otherwise. */
export function startCaller(site: TestSite, token: string) {
  const authorization = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
  return {
    get: (path: string, headers = {}) => site.get(`/api/v1${path}`, { ...authorization, ...headers }),
    remove: (path: string, headers = {}) =>
      fetch(`${site.origin}/api/v1${path}`, { method: 'DELETE', headers: { ...authorization, ...headers } }),
    send: (path: string, body: unknown, headers = {}) =>
      site.post(`/api/v1${path}`, JSON.stringify(body), {
        ...authorization,
        'content-type': 'application/json',
        ...headers,
      }),
    sendFile: (path: string, body: string | FormData | Uint8Array<ArrayBuffer>, headers = {}) =>
      site.post(`/api/v1${path}`, body, {
        ...authorization,
        ...(body instanceof FormData ? {} : { 'content-type': 'text/csv' }),
        ...headers,
      }),
  };
}
