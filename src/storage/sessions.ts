import type { Database } from './schema.ts';

/** The account of a session that has not expired, by the hash of its token. */
export async function findSession(db: Database, tokenHash: string, now: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('session')
    .select('account_id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.account_id;
}

/** Starts a session, and clears away those that have expired. */
export async function insertSession(
  db: Database,
  session: { readonly tokenHash: string; readonly accountId: string; readonly expiresAt: string },
  now: string,
): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', now).execute();
  await db
    .insertInto('session')
    .values({ token_hash: session.tokenHash, account_id: session.accountId, expires_at: session.expiresAt })
    .execute();
}

export async function deleteSession(db: Database, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}
