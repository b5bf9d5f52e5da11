import type { Kysely, Migration } from 'kysely';

/**
 * Invitations can be mailed. A run of mails knows what it writes and to whom, so that it can be gone on with after a stop. An
 * invitation keeps the link before its newest one in force, and the time at which the run began that mailed it: the moment of the
 * mail itself could be held against the moment of an answer.
 */
export const mail: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('invitation').addColumn('former_hash', 'text').execute();
    await db.schema.alterTable('invitation').addColumn('mailed_at', 'text').execute();
    await db.schema.createIndex('invitation_former').on('invitation').column('former_hash').unique().execute();
    await db.schema
      .createTable('mail_run')
      .addColumn('study_id', 'text', (column) => column.notNull().references('study.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('texts', 'text', (column) => column.notNull())
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('rate', 'integer', (column) => column.notNull())
      .addColumn('started_at', 'text', (column) => column.notNull())
      .addColumn('ended', 'text')
      .addPrimaryKeyConstraint('mail_run_key', ['study_id', 'id'])
      .execute();
    await db.schema
      .createTable('mail')
      .addColumn('study_id', 'text', (column) => column.notNull().references('study.id'))
      .addColumn('run_id', 'text', (column) => column.notNull())
      .addColumn('invitation_id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addPrimaryKeyConstraint('mail_key', ['study_id', 'run_id', 'invitation_id'])
      .execute();
  },
};
