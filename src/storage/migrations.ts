import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { actions } from './migrations/actions.ts';
import { apiTokens } from './migrations/apiTokens.ts';
import { classes } from './migrations/classes.ts';
import { erasure } from './migrations/erasure.ts';
import { first } from './migrations/first.ts';
import { importMapping } from './migrations/importMapping.ts';
import { imports } from './migrations/imports.ts';
import { kiosk } from './migrations/kiosk.ts';
import { mail } from './migrations/mail.ts';
import { paper } from './migrations/paper.ts';
import { reach } from './migrations/reach.ts';
import type { Database } from './schema.ts';

/**
 * Managers and contact staff get questionnaires in one of two designs. Arrivals are numbered, so that a report can be made of
 * what had arrived at some moment; all that was there before counts as one arrival.
 */
const staff: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('study')
      .addColumn('design', 'text', (column) => column.notNull().defaultTo('chain'))
      .execute();
    await db.schema
      .alterTable('study')
      .addColumn('arrivals', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .alterTable('response')
      .addColumn('arrived', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('response').addColumn('superseded_in', 'integer').execute();
    await sql`update response set superseded_in = 0 where superseded_by is not null`.execute(db);
    await db.schema
      .createIndex('response_arrival')
      .on('response')
      .columns(['study_id', 'audience', 'arrived', 'id'])
      .execute();
    await db.schema
      .createIndex('response_superseded')
      .on('response')
      .columns(['study_id', 'audience', 'superseded_in'])
      .where(sql.ref('superseded_in'), 'is not', null)
      .execute();
  },
};

/**
 * Studies have settings, waves among them, and keep the instrument they were begun with. Responses say what was agreed to, and
 * whether a program gave itself away.
 */
const setUp: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('study').addColumn('instrument', 'text').execute();
    await db.schema
      .alterTable('study')
      .addColumn('settings', 'text', (column) => column.notNull().defaultTo('{}'))
      .execute();
    await db.schema.alterTable('study').addColumn('archived_at', 'text').execute();
    const { rows } = await sql<{ id: string; wave: string }>`select id, open_wave as wave from study`.execute(db);
    for (const { id, wave } of rows)
      await sql`update study set settings = ${JSON.stringify({ waves: [{ id: wave }] })} where id = ${id}`.execute(db);
    await db.schema.alterTable('study').dropColumn('open_wave').execute();
    await db.schema.alterTable('response').addColumn('consent', 'text').execute();
    await db.schema
      .alterTable('response')
      .addColumn('trapped', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('secret')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
  },
};

/** Instruments can be uploaded, besides those that come with the program. */
const instruments: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('instrument')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('definition', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute();
  },
};

/** Surveys that are to be finished later. */
const drafts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('draft')
      .addColumn('code_hash', 'text', (column) => column.primaryKey())
      .addColumn('study_id', 'text', (column) => column.notNull())
      .addColumn('public_id', 'text', (column) => column.notNull())
      .addColumn('response_id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('fields', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('draft_response').on('draft').columns(['study_id', 'response_id']).execute();
    await db.schema.createIndex('draft_age').on('draft').column('updated_at').execute();
  },
};

/** In the order of their names. A migration that has landed is never edited: add the next one. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-staff': staff,
  '0003-set-up': setUp,
  '0004-reach': reach,
  '0005-instruments': instruments,
  '0006-drafts': drafts,
  '0007-erasure': erasure,
  '0008-kiosk': kiosk,
  '0009-paper': paper,
  '0010-mail': mail,
  '0011-api-tokens': apiTokens,
  '0012-import-mapping': importMapping,
  '0013-imports': imports,
  '0014-classes': classes,
  '0015-actions': actions,
};

/**
 * Brings the tables up to date, in one transaction; throws when a step fails, and then nothing has changed. Where they are
 * already, it only reads: whoever opens the file for a report need not wait for another program or thread that writes.
 */
export async function migrateToLatest(db: Database): Promise<void> {
  if (await areLatest(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function areLatest(db: Database): Promise<boolean> {
  const { rows: tables } = await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(db);
  if (tables.length === 0) return false;
  const { rows } = await sql<{ readonly name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name).join() === Object.keys(migrations).join();
}
