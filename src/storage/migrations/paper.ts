import type { Kysely, Migration } from 'kysely';

/**
 * Who keyed which paper form, and who keyed it a second time to check it. A row lives and dies with its response, whatever erases
 * that: nothing leads to an erased one.
 */
export const paper: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('paper_form')
      .addColumn('study_id', 'text', (column) => column.notNull())
      .addColumn('response_id', 'text', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('wave', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('first_entry', 'text', (column) => column.notNull())
      .addColumn('entered_by', 'text', (column) => column.notNull())
      .addColumn('entered_at', 'text', (column) => column.notNull())
      .addColumn('second_entry', 'text')
      .addColumn('second', 'text')
      .addColumn('checked_by', 'text')
      .addColumn('checked_at', 'text')
      .addPrimaryKeyConstraint('paper_form_key', ['study_id', 'response_id'])
      .addForeignKeyConstraint(
        'paper_form_response',
        ['study_id', 'response_id'],
        'response',
        ['study_id', 'id'],
        (constraint) => constraint.onDelete('cascade'),
      )
      .execute();
    await db.schema
      .createIndex('paper_form_number')
      .on('paper_form')
      .columns(['study_id', 'audience', 'wave', 'number'])
      .execute();
  },
};
