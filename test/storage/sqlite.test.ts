import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/storage/schema.ts';
import { type OpenDatabase, openSqlite } from '../../src/storage/sqlite.ts';
import { findStudy, insertStudy } from '../../src/storage/studies.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { noPlan, submittedAt } from './given.ts';

const inn = { id: 'inn', title: { en: 'Spruce Inn' }, isMade: false, ...noPlan, design: 'chain' } as const;

let count = 0;
/** A folder of its own for a database, not there yet. */
const freshFile = () => `${temporaryPath(`folder-${++count}`)}/fivegaps.db`;

const opened: OpenDatabase[] = [];
async function open(file: string): Promise<OpenDatabase> {
  const database = await openSqlite(file, true);
  if ('fault' in database) throw new Error(database.fault);
  opened.push(database);
  return database;
}
afterEach(async () => {
  for (const { close } of opened.splice(0)) await close();
});

async function readPragma(db: Database, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db);
  return Object.values(rows[0] ?? {})[0];
}

/** What makes an acknowledged response survive a power cut, an erased one stay erased, and two programs take turns. */
const wanted = {
  application_id: 0x46495645, // "FIVE"
  journal_mode: 'wal',
  synchronous: 2, // FULL
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  busy_timeout: 0, // what waits is not SQLite, which would keep everybody waiting
};

async function readPragmas(db: Database): Promise<unknown> {
  const read: Record<string, unknown> = {};
  for (const name of Object.keys(wanted)) read[name] = await readPragma(db, name);
  return read;
}

test('What writes waits for another program, with a transaction or without, while this one goes on and reads', async () => {
  const file = freshFile();
  const [first, second] = [await open(file), await open(file)];
  const order: string[] = [];
  const study = (id: string) => ({ ...inn, id });
  const long = first.db.transaction().execute(async (transaction) => {
    await insertStudy(transaction, study('a'), submittedAt);
    // Were the program kept waiting, this would never end.
    await sleep(200);
    order.push('first');
  });
  await sleep(20);
  const short = second.db.transaction().execute((transaction) => insertStudy(transaction, study('b'), submittedAt));
  const single = insertStudy(second.db, study('c'), submittedAt);
  const waiting = Promise.all([short.then(() => order.push('second')), single.then(() => order.push('third'))]);
  expect(await findStudy(second.db, 'a')).toBeUndefined();
  order.push('read');
  await Promise.all([long, waiting]);
  expect(order.slice(0, 2)).toEqual(['read', 'first']);
  expect(order.slice(2).sort()).toEqual(['second', 'third']);
});

describe('Each open of the database file', () => {
  test('sets every pragma that answers depend on: the first, the next, and one beside another', async () => {
    const file = freshFile();
    const first = await open(file);
    expect(await readPragmas(first.db)).toEqual(wanted);
    const beside = await open(file);
    expect(await readPragmas(beside.db)).toEqual(wanted);
    for (const { close } of opened.splice(0)) await close();
    expect(await readPragmas((await open(file)).db)).toEqual(wanted);
  });

  test('makes a new file in pages of 8 KB, and leaves an older one in those that it has', async () => {
    expect(await readPragma((await open(freshFile())).db, 'page_size')).toBe(8192);
    const older = freshFile();
    mkdirSync(dirname(older));
    new SQLite(older).exec(`pragma application_id = ${wanted.application_id}; create table old (id)`).close();
    expect(await readPragma((await open(older)).db, 'page_size')).toBe(4096);
  });

  test('fails when SQLite does not keep to them, as where there can be no write-ahead log', async () => {
    await expect(openSqlite(':memory:', true)).rejects.toThrow('journal_mode at memory instead of wal');
  });

  test('keeps what is there and brings the tables up to date only once', async () => {
    const file = freshFile();
    const first = await open(file);
    await insertStudy(first.db, inn, submittedAt);
    const readSchema = async (db: Database) =>
      (await sql`select type, name, sql from sqlite_master order by name`.execute(db)).rows;
    const readMigrations = async (db: Database) => (await sql`select * from kysely_migration`.execute(db)).rows;
    const [schema, migrations] = [await readSchema(first.db), await readMigrations(first.db)];
    expect(migrations.length).toBeGreaterThanOrEqual(3);
    await first.close();
    opened.splice(0);
    const second = await open(file);
    expect(await findStudy(second.db, 'inn')).toEqual(inn);
    expect(await readSchema(second.db)).toEqual(schema);
    expect(await readMigrations(second.db)).toEqual(migrations);
  });

  test('waits for nobody who writes, as whoever opens it may only want to read', async () => {
    const file = freshFile();
    const { db } = await open(file);
    await db.transaction().execute(async (transaction) => {
      await insertStudy(transaction, inn, submittedAt);
      // Were it kept waiting, this would never end.
      expect(await findStudy((await open(file)).db, 'inn')).toBeUndefined();
    });
  });

  test('refuses tables that a later version of the program has made', async () => {
    const file = freshFile();
    const { db } = await open(file);
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(db);
    await expect(openSqlite(file, true)).rejects.toThrow('9999-later');
  });

  test('that cannot bring the tables up to date changes none of them', async () => {
    const file = freshFile();
    mkdirSync(dirname(file));
    const sqlite = new SQLite(file);
    sqlite.pragma(`application_id = ${wanted.application_id}`);
    sqlite.exec('create table response (id text)');
    await expect(openSqlite(file, true)).rejects.toThrow('table "response" already exists');
    const tables = sqlite.prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%'");
    expect(tables.pluck().all()).toEqual(['response']);
    sqlite.close();
  });

  test('by several programs at the same first moment gives them all the same tables', async () => {
    const module = new URL('../../dist/storage/sqlite.js', import.meta.url).href;
    const program = `
      import { openSqlite } from ${JSON.stringify(module)};
      while (Date.now() < Number(process.argv[2]));
      const { db, close } = await openSqlite(process.argv[1], true);
      await db.selectFrom('response').select('id').execute();
      await close();`;
    const run = promisify(execFile);
    for (let round = 0; round < 3; round++) {
      const file = freshFile();
      const moment = String(Date.now() + 1500);
      const programs = [1, 2, 3].map(() => run(process.execPath, ['--input-type=module', '-e', program, file, moment]));
      expect(await Promise.all(programs)).toEqual(programs.map(() => ({ stdout: '', stderr: '' })));
    }
  });
});

describe('A transaction', () => {
  /** Another program on the same file: it says `ready` when it may be told to go. */
  async function startOther(file: string, code: string): Promise<Worker> {
    const program = `
      const { parentPort } = require('node:worker_threads');
      const SQLite = require(${JSON.stringify(createRequire(import.meta.url).resolve('better-sqlite3'))});
      const db = new SQLite(${JSON.stringify(file)}, { timeout: 5000 });
      const wait = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
      const say = (word) => parentPort.postMessage(word);
      parentPort.once('message', () => { ${code}; db.close(); say('done'); });
      say('ready');`;
    const other = new Worker(program, { eval: true });
    await heard(other, 'ready');
    return other;
  }
  const heard = (worker: Worker, word: string) =>
    new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message) => {
        if (message === word) resolve();
      });
    });
  const readMark = async (db: Database) =>
    (await db.selectFrom('study').select('archived_at').executeTakeFirstOrThrow()).archived_at;
  const setMark = (db: Database, mark: string) => db.updateTable('study').set({ archived_at: mark }).execute();

  test('that reads first and then writes holds its turn from the start, so that nobody writes in between', async () => {
    const file = freshFile();
    const { db } = await open(file);
    await insertStudy(db, inn, submittedAt);
    await setMark(db, '1');
    const other = await startOther(file, `db.exec("update study set archived_at = archived_at || '+other'")`);
    const done = heard(other, 'done');
    await db.transaction().execute(async (transaction) => {
      const before = await readMark(transaction);
      other.postMessage('go');
      await sleep(150);
      await setMark(transaction, `${before}+ours`);
    });
    await done;
    expect(await readMark(db)).toBe('1+ours+other');
  });

  test('waits while another program writes, instead of failing', async () => {
    const file = freshFile();
    const { db } = await open(file);
    await insertStudy(db, inn, submittedAt);
    await setMark(db, '1');
    const other = await startOther(
      file,
      `db.exec('begin immediate'); say('writing'); wait(300);
       db.exec("update study set archived_at = archived_at || '+other'"); db.exec('commit')`,
    );
    const [writing, done] = [heard(other, 'writing'), heard(other, 'done')];
    other.postMessage('go');
    await writing;
    await db.transaction().execute(async (transaction) => setMark(transaction, `${await readMark(transaction)}+ours`));
    await done;
    expect(await readMark(db)).toBe('1+other+ours');
  });

  test('that failed leaves nothing behind', async () => {
    const { db } = await open(freshFile());
    const failing = db.transaction().execute(async (transaction) => {
      await insertStudy(transaction, inn, submittedAt);
      throw new Error('a bug');
    });
    await expect(failing).rejects.toThrow('a bug');
    expect(await findStudy(db, 'inn')).toBeUndefined();
  });
});

describe('A database file that was there and', () => {
  async function leaveDatabase(): Promise<string> {
    const file = freshFile();
    const database = await openSqlite(file, true);
    if ('fault' in database) throw new Error(database.fault);
    expect(database.isNew).toBe(true);
    database.markCreated();
    await database.close();
    return file;
  }

  test('is still there opens as one that is not new', async () => {
    const file = await leaveDatabase();
    expect((await open(file)).isNew).toBe(false);
  });

  test('is gone is not made anew: a lost database must not look like a first day', async () => {
    const file = await leaveDatabase();
    rmSync(file);
    expect(await openSqlite(file, true)).toEqual({ fault: 'lost', file, marker: `${file}.marker` });
    expect(await openSqlite(file, false)).toMatchObject({ fault: 'lost' });
    expect(existsSync(file)).toBe(false);
  });

  test.each(['', 'x'])(
    'is empty now is not filled again, nor when SQLite only takes it for empty ("%s")',
    async (content) => {
      const file = await leaveDatabase();
      writeFileSync(file, content);
      expect(await openSqlite(file, true)).toMatchObject({ fault: 'lost' });
      expect(readFileSync(file, 'utf8')).toBe(content);
    },
  );

  test('was given up on purpose, by deleting its marker as well, is made anew', async () => {
    const file = await leaveDatabase();
    for (const name of [file, `${file}.marker`]) rmSync(name);
    expect((await open(file)).isNew).toBe(true);
  });
});

describe('A file that', () => {
  const openAgain = (file: string) => openSqlite(file, true);

  test('does not exist is made only when asked for, with its folder', async () => {
    const file = freshFile();
    expect(await openSqlite(file, false)).toEqual({ fault: 'missing', file, marker: `${file}.marker` });
    expect(existsSync(dirname(file))).toBe(false);
    expect((await open(file)).isNew).toBe(true);
  });

  test('was made but not marked, as when the first start was broken off, is new again', async () => {
    const file = freshFile();
    await (await open(file)).close();
    opened.splice(0);
    expect((await open(file)).isNew).toBe(true);
  });

  test.each(['delete', 'wal'])("is another program's database is left exactly as it is (%s)", async (mode) => {
    const file = freshFile();
    mkdirSync(dirname(file));
    const foreign = new SQLite(file);
    foreign.pragma(`journal_mode = ${mode}`);
    foreign.exec("create table response (id text); insert into response values ('theirs')");
    foreign.close();
    const bytes = readFileSync(file);
    expect(await openAgain(file)).toEqual({ fault: 'foreign', file, marker: `${file}.marker` });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual(['fivegaps.db']);
  });

  test.each([
    ['text', 'response,E1,P1\n1,6,5\n'],
    ['long text', 'response,E1,P1\n'.repeat(1000)],
    ['random bytes', Buffer.from(Array.from({ length: 8192 }, (_, index) => (index * 151 + 7) % 256))],
  ])('is no database but %s is left exactly as it is', async (_, content) => {
    const file = freshFile();
    mkdirSync(dirname(file));
    writeFileSync(file, content);
    expect(await openAgain(file)).toMatchObject({ fault: 'foreign' });
    expect(readFileSync(file).equals(Buffer.from(content))).toBe(true);
    expect(readdirSync(dirname(file))).toEqual(['fivegaps.db']);
  });
});
