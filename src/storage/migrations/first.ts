import type { Kysely, Migration } from 'kysely';

/** The tables of the first version. */
export const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('study')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('open_wave', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('questionnaire')
      .addColumn('study_id', 'text', (column) => column.notNull().references('study.id'))
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('definition', 'text', (column) => column.notNull())
      .addColumn('published_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('questionnaire_key', ['study_id', 'audience', 'version'])
      .execute();
    await db.schema
      .createTable('link')
      .addColumn('public_id', 'text', (column) => column.primaryKey())
      .addColumn('study_id', 'text', (column) => column.notNull().references('study.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('response')
      .addColumn('study_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('wave', 'text', (column) => column.notNull())
      .addColumn('answers', 'text', (column) => column.notNull())
      .addColumn('points', 'text')
      .addColumn('outcomes', 'text')
      .addColumn('profile', 'text')
      .addColumn('comments', 'text')
      .addColumn('language', 'text')
      .addColumn('seconds', 'integer')
      .addColumn('respondent', 'text')
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('submitted_at', 'text', (column) => column.notNull())
      .addColumn('conflict_of', 'text')
      .addColumn('superseded_by', 'text')
      .addPrimaryKeyConstraint('response_key', ['study_id', 'id'])
      .addForeignKeyConstraint('response_questionnaire', ['study_id', 'audience', 'version'], 'questionnaire', [
        'study_id',
        'audience',
        'version',
      ])
      .execute();
    await db.schema.createIndex('response_conflict').on('response').columns(['study_id', 'conflict_of']).execute();
    await db.schema
      .createTable('account')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull().unique())
      .addColumn('password', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('session')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) => column.notNull().references('account.id'))
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .execute();
  },
};
