import type { Kysely, Migration } from 'kysely';

/** Classes: a study has one at most, and its students a role each, under the id of their response to come. */
export const classes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('class_session')
      .addColumn('study_id', 'text', (column) => column.primaryKey().references('study.id'))
      .addColumn('code', 'text', (column) => column.notNull().unique())
      .addColumn('stage', 'text', (column) => column.notNull())
      .addColumn('opened_at', 'text', (column) => column.notNull())
      .addColumn('closed_at', 'text')
      .execute();
    await db.schema
      .createTable('class_join')
      .addColumn('study_id', 'text', (column) =>
        column.notNull().references('class_session.study_id').onDelete('cascade'),
      )
      .addColumn('response_id', 'text', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('class_join_key', ['study_id', 'response_id'])
      .execute();
  },
};
