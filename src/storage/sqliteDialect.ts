import { setTimeout as delay } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely';

/** How long a transaction waits for those of other programs and threads, in milliseconds: storing a million rows takes seconds. */
const longestWait = 60_000;

/**
 * Kysely begins transactions with a plain `begin`, which fails at once when it reads first and another process writes
 * meanwhile. `begin immediate` waits its turn; it is tried again from here, as SQLite would keep the whole program waiting.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: SQLite.Database;

  constructor(sqlite: SQLite.Database) {
    super({ database: keepLast(sqlite) });
    this.#sqlite = sqlite;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    for (const begun = performance.now(); ; await delay(10)) {
      this.#sqlite.pragma('busy_timeout = 0');
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() - begun > longestWait) throw error;
      } finally {
        this.#sqlite.pragma('busy_timeout = 5000');
      }
    }
  }

  /** When the disk is full, SQLite has rolled back already. To try it again would fail and hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
  }
}

/**
 * Kysely believes that SQLite cannot undo a `create table`, and migrates without a transaction. It can; else a start that is
 * broken off would leave half of the tables, and two starts at once would both make them.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Whether another program holds the file. */
export function isBusy(error: unknown): boolean {
  return error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** An import writes block after block by the same statement, and to prepare it takes as long as to run it. */
function keepLast(sqlite: SQLite.Database): SqliteDatabase {
  let last: SQLite.Statement | undefined;
  return {
    prepare(statement) {
      if (last?.source !== statement) {
        last = sqlite.prepare(statement);
        if (statement.includes(listsMark)) last.raw();
      }
      return last;
    },
    close: () => sqlite.close(),
  };
}

const listsMark = '/* in lists */';

/** Put in front of what a query selects, it gives each row as a list of values, in half the time that an object takes. */
export const inLists = sql.raw(listsMark);

/** How Kysely speaks to SQLite here. */
export function immediateDialect(sqlite: SQLite.Database): SqliteDialect {
  const dialect = new SqliteDialect({ database: sqlite });
  dialect.createDriver = () => new ImmediateDriver(sqlite);
  dialect.createAdapter = () => new TransactionalAdapter();
  return dialect;
}
