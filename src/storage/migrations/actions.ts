import type { Kysely, Migration } from 'kysely';

/** What is done about gaps, with where each stood when that was decided. */
export const actions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('action')
      .addColumn('study_id', 'text', (column) => column.notNull().references('study.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('dimension', 'text', (column) => column.notNull())
      .addColumn('baseline', 'text', (column) => column.notNull())
      .addColumn('plan', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('action_key', ['study_id', 'id'])
      .execute();
  },
};
