import type { Kysely, Migration } from 'kysely';

/** An address can be answered at by one person after another on a shared tablet. */
export const kiosk: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('link').addColumn('kiosk', 'text').execute();
  },
};
