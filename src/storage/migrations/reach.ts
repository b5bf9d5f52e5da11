import type { Kysely, Migration } from 'kysely';

/**
 * An address can settle what its respondents are asked about themselves, and be taken out of use. People can be invited one by
 * one, each with a link that works once; no table says which response came by which of these.
 */
export const reach: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('link').addColumn('preset', 'text').execute();
    await db.schema.alterTable('link').addColumn('retired_at', 'text').execute();
    await db.schema
      .createTable('invitation')
      .addColumn('study_id', 'text', (column) => column.notNull().references('study.id'))
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('audience', 'text', (column) => column.notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('recipient', 'text', (column) => column.notNull())
      .addColumn('email', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('revoked_at', 'text')
      .addColumn('used', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('sent_count', 'integer', (column) => column.notNull().defaultTo(1))
      .addPrimaryKeyConstraint('invitation_key', ['study_id', 'id'])
      .execute();
    await db.schema
      .createIndex('invitation_recipient')
      .on('invitation')
      .columns(['study_id', 'audience', 'recipient'])
      .execute();
  },
};
