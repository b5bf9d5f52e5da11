import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { migrateToLatest } from './migrations.ts';
import type { Database, Schema } from './schema.ts';
import { immediateDialect, isBusy } from './sqliteDialect.ts';

/** "FIVE" in ASCII: tells our files from anybody else's. */
const applicationId = 0x46495645;

/** Set on each open, because most of them are not kept in the file, and read back, because a wrong one loses answers. */
const pragmas: readonly (readonly [name: string, wanted: string | number, kept: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  // From here on the driver waits, see sqliteDialect.
  ['busy_timeout', 0, 0],
];

export interface OpenDatabase {
  readonly db: Database;
  readonly file: string;
  /** True until `markCreated` has been called once for this file. */
  readonly isNew: boolean;
  /** Leaves the marker by which a lost file can later be told from a first run. */
  readonly markCreated: () => void;
  /** Leaves nothing on the disk of what was erased; false where another program kept that from being done for a minute. */
  readonly scrub: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Why a database was not opened: there is none, there was one and it is gone or empty, or the file is another program's. */
export interface DatabaseFault {
  readonly fault: 'missing' | 'lost' | 'foreign';
  readonly file: string;
  readonly marker: string;
}

/**
 * Opens the database file with its tables up to date. With `create` a first run makes it; a file that was there once and
 * is now gone or empty is never silently made anew. A transaction waits `longestWait` milliseconds for those of other programs
 * and threads, by default a minute, as storing a million rows takes seconds. Throws on I/O errors.
 */
export async function openSqlite(
  file: string,
  create: boolean,
  longestWait = 60_000,
): Promise<OpenDatabase | DatabaseFault> {
  const marker = `${file}.marker`;
  // SQLite takes a file of a single byte for an empty one.
  const hasData = existsSync(file) && statSync(file).size > 1;
  const isNew = !existsSync(marker);
  if (!hasData && !isNew) return { fault: 'lost', file, marker };
  if (!hasData && !create) return { fault: 'missing', file, marker };

  mkdirSync(dirname(file), { recursive: true });
  const sqlite = new SQLite(file);
  try {
    if (!isOurs(sqlite)) {
      sqlite.close();
      return { fault: 'foreign', file, marker };
    }
    await waitWhileBusy(() => setPragmas(sqlite));
    const db = new Kysely<Schema>({ dialect: immediateDialect(sqlite, longestWait) });
    await migrateToLatest(db);
    // What was erased just before the program was killed.
    emptyLog(sqlite);
    return {
      db,
      file,
      isNew,
      markCreated: () => writeFileSync(marker, 'A FiveGaps database belongs beside this file.\n', { flush: true }),
      scrub: () => scrub(db, sqlite),
      close: () => db.destroy(),
    };
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** Our own file, or a file without a single table. */
function isOurs(sqlite: SQLite.Database): boolean {
  try {
    const isEmpty = sqlite.prepare('select count(*) from sqlite_master').pluck().get() === 0;
    return isEmpty || sqlite.pragma('application_id', { simple: true }) === applicationId;
  } catch (error) {
    if (error instanceof SQLite.SqliteError && error.code === 'SQLITE_NOTADB') return false;
    throw error;
  }
}

/**
 * Tries again for five seconds while another program holds the file. SQLite waits by itself, but not for the change to WAL,
 * which two programs that open a new file at the same moment both want to make.
 */
async function waitWhileBusy(work: () => void): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || attempt === 250) throw error;
      await setTimeout(20);
    }
  }
}

/**
 * Moves the write-ahead log into the file and makes it empty, for what was erased still stands in the log; in the file itself
 * `secure_delete` has written zeros over it. False while another program reads what came before.
 */
function emptyLog(sqlite: SQLite.Database): boolean {
  try {
    const [result] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    return result?.busy === 0;
  } catch (error) {
    // A program that opens the file at this moment may hold it whole.
    if (isBusy(error)) return false;
    throw error;
  }
}

async function scrub(db: Database, sqlite: SQLite.Database): Promise<boolean> {
  for (let attempt = 1; attempt <= 120; attempt++) {
    // A connection of its own: between two transactions, never within one.
    if (await db.connection().execute(async () => emptyLog(sqlite))) return true;
    await setTimeout(500);
  }
  return false;
}

function setPragmas(sqlite: SQLite.Database): void {
  // Of a new file only: in pages twice the usual size many rows are stored a third faster, and a single one no slower.
  sqlite.pragma('page_size = 8192');
  // Rows that wait in temporary tables are sorted and read a sixth faster in large pages, and once each, so few need be kept.
  sqlite.pragma('temp.page_size = 16384');
  sqlite.pragma('temp.cache_size = -4000');
  // The system keeps what is read as well, and the threads of a report would hold 16 MB each of what they read once.
  sqlite.pragma('cache_size = -4000');
  if (sqlite.pragma('application_id', { simple: true }) !== applicationId)
    sqlite.pragma(`application_id = ${applicationId}`);
  for (const [name, wanted, kept] of pragmas) {
    sqlite.pragma(`${name} = ${wanted}`);
    const now = sqlite.pragma(name, { simple: true });
    if (now !== kept) throw new Error(`SQLite keeps ${name} at ${String(now)} instead of ${kept}`);
  }
}
