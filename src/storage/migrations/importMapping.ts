import type { Kysely, Migration } from 'kysely';

/** How the analyst had the columns of a file read is kept for the next file of the same columns. */
export const importMapping: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('import_mapping')
      .addColumn('study_id', 'text', (column) => column.notNull().references('study.id'))
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('header', 'text', (column) => column.notNull())
      .addColumn('mapping', 'text', (column) => column.notNull())
      .addColumn('saved_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('import_mapping_key', ['study_id', 'audience', 'header'])
      .execute();
  },
};
