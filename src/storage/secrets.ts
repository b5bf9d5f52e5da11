import type { Database } from './schema.ts';

/** The secret by which this database's pages sign what they give out; made once, and the same for as long as the database lives. */
export async function keepSecret(db: Database, fresh: string): Promise<string> {
  await db
    .insertInto('secret')
    .values({ name: 'pages', value: fresh })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { value } = await db.selectFrom('secret').select('value').where('name', '=', 'pages').executeTakeFirstOrThrow();
  return value;
}
