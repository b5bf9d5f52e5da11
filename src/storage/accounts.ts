import type { Database } from './schema.ts';

/** Somebody of the staff. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** The scrypt hash with its salt and parameters. */
  readonly password: string;
}

export async function findAccountByName(db: Database, name: string): Promise<Account | undefined> {
  return db.selectFrom('account').select(['id', 'name', 'password']).where('name', '=', name).executeTakeFirst();
}

export async function findAccount(db: Database, id: string): Promise<Account | undefined> {
  return db.selectFrom('account').select(['id', 'name', 'password']).where('id', '=', id).executeTakeFirst();
}

export async function hasAccounts(db: Database): Promise<boolean> {
  return (await db.selectFrom('account').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Stores the first account; false when there is one already, so that a set-up code works only once. */
export async function insertFirstAccount(db: Database, account: Account, createdAt: string): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    if (await hasAccounts(transaction)) return false;
    await transaction
      .insertInto('account')
      .values({ ...account, created_at: createdAt })
      .execute();
    return true;
  });
}
