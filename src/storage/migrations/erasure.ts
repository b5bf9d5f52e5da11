import type { Kysely, Migration } from 'kysely';

/**
 * People can have their answers erased. Of that a study keeps a count, and what its shared report needs to go on without them.
 * Studies from which nobody has withdrawn have no row.
 */
export const erasure: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('withdrawal')
      .addColumn('study_id', 'text', (column) => column.primaryKey().references('study.id'))
      .addColumn('erased', 'integer', (column) => column.notNull())
      .addColumn('courses', 'text', (column) => column.notNull())
      .addColumn('frozen', 'text')
      .execute();
  },
};
