import type { Kysely, Migration } from 'kysely';

/**
 * What was imported, so that it can be undone. An import is one arrival: its responses are known by the number that they have
 * already.
 */
export const imports: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('import')
      .addColumn('study_id', 'text', (column) => column.notNull().references('study.id'))
      .addColumn('arrived', 'integer', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('file_name', 'text', (column) => column.notNull())
      .addColumn('file_hash', 'text', (column) => column.notNull())
      .addColumn('mapping', 'text', (column) => column.notNull())
      .addColumn('read', 'integer', (column) => column.notNull())
      .addColumn('created', 'integer', (column) => column.notNull())
      .addColumn('same', 'integer', (column) => column.notNull())
      .addColumn('left', 'integer', (column) => column.notNull())
      .addColumn('imported_at', 'text', (column) => column.notNull())
      .addColumn('undone_at', 'text')
      .addPrimaryKeyConstraint('import_key', ['study_id', 'arrived'])
      .execute();
  },
};
