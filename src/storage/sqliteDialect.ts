import { setTimeout as delay } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  sql,
} from 'kysely';

/**
 * Runs statements, and tries them again while another program or thread writes: SQLite itself would keep the whole program
 * waiting. Meanwhile the connection is given away, since who only reads need not wait.
 */
class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;
  readonly #isPatient: (waited: number) => boolean;
  readonly #giveAway: () => Promise<void>;

  constructor(inner: DatabaseConnection, isPatient: (waited: number) => boolean, giveAway: () => Promise<void>) {
    this.#inner = inner;
    this.#isPatient = isPatient;
    this.#giveAway = giveAway;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    for (const begun = performance.now(); ; await this.#giveAway()) {
      try {
        return await this.#inner.executeQuery<Row>(query);
      } catch (error) {
        if (!isBusy(error) || !this.#isPatient(performance.now() - begun)) throw error;
      }
    }
  }

  streamQuery<Row>(query: CompiledQuery, size?: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#inner.streamQuery<Row>(query, size ?? 1);
  }
}

/** Kysely begins transactions with a plain `begin`, which fails when it reads first and another process writes meanwhile. */
class ImmediateDriver extends SqliteDriver {
  readonly #sqlite: SQLite.Database;
  readonly #longestWait: number;

  constructor(sqlite: SQLite.Database, longestWait: number) {
    super({ database: keepStatements(sqlite) });
    this.#sqlite = sqlite;
    this.#longestWait = longestWait;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    // Within a transaction nobody else can be in the way, nor may anybody come in between.
    const isPatient = (waited: number) => !this.#sqlite.inTransaction && waited <= this.#longestWait;
    return new PatientConnection(await super.acquireConnection(), isPatient, async () => {
      await super.releaseConnection();
      await delay(10);
      await super.acquireConnection();
    });
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
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

/** The text of some hundred statements, of all by which an import writes its rows or of ten that store as many responses as one can. */
const longestKept = 300_000;

/** An import writes block after block by the same statements, and to prepare one takes as long as to run it. */
function keepStatements(sqlite: SQLite.Database): SqliteDatabase {
  const kept = new Map<string, SQLite.Statement>();
  let length = 0;
  return {
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      const statement = sqlite.prepare(text);
      if (text.includes(listsMark)) statement.raw();
      kept.set(text, statement);
      length += text.length;
      for (const oldest of kept.keys()) {
        if (length <= longestKept) break;
        kept.delete(oldest);
        length -= oldest.length;
      }
      return statement;
    },
    close: () => sqlite.close(),
  };
}

const listsMark = '/* in lists */';

/** Put in front of what a query selects, it gives each row as a list of values, in half the time that an object takes. */
export const inLists = sql.raw(listsMark);

/** How Kysely speaks to SQLite here; what writes waits `longestWait` milliseconds for other programs and threads. */
export function immediateDialect(sqlite: SQLite.Database, longestWait: number): SqliteDialect {
  const dialect = new SqliteDialect({ database: sqlite });
  dialect.createDriver = () => new ImmediateDriver(sqlite, longestWait);
  dialect.createAdapter = () => new TransactionalAdapter();
  return dialect;
}
