import type { Selectable } from 'kysely';
import type { Database, Schema } from './schema.ts';

/** What lets a program act for an account, as far as its scopes go. The secret itself is stored nowhere. */
export interface ApiToken {
  readonly id: string;
  readonly accountId: string;
  /** What it is for, in its owner's words. */
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  /** The day of its last use, as YYYY-MM-DD in UTC; null before the first. */
  readonly lastUsedOn: string | null;
  readonly revokedAt: string | null;
}

type NewToken = Omit<ApiToken, 'lastUsedOn' | 'revokedAt'> & { readonly tokenHash: string };

const columns = [
  ...(['id', 'account_id', 'name', 'scopes'] as const),
  ...(['created_at', 'expires_at', 'last_used_on', 'revoked_at'] as const),
];

/** Stores a token; false when there is one of this id, as when its form is sent twice. */
export async function insertApiToken(db: Database, token: NewToken): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('api_token')
    .values({
      id: token.id,
      account_id: token.accountId,
      name: token.name,
      scopes: token.scopes.join(' '),
      token_hash: token.tokenHash,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
      last_used_on: null,
      revoked_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The token of a hash, while it is in force. Found by its hash, how long that takes tells nothing of the secret. */
export async function findApiToken(db: Database, tokenHash: string, now: string): Promise<ApiToken | undefined> {
  const row = await db
    .selectFrom('api_token')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && readRow(row);
}

/** All tokens of an account, those no longer in force among them, the newest first. */
export async function listApiTokens(db: Database, accountId: string): Promise<readonly ApiToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(readRow);
}

/** Ends a token of an account for good; what has been revoked stays so since the first time. */
export async function revokeApiToken(db: Database, accountId: string, id: string, now: string): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Notes the day of a use. More would say when somebody works, and cost a write a request. */
export async function noteApiTokenUse(db: Database, id: string, day: string): Promise<void> {
  await db.updateTable('api_token').set({ last_used_on: day }).where('id', '=', id).execute();
}

function readRow(row: Pick<Selectable<Schema['api_token']>, (typeof columns)[number]>): ApiToken {
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    scopes: row.scopes.split(' '),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedOn: row.last_used_on,
    revokedAt: row.revoked_at,
  };
}
