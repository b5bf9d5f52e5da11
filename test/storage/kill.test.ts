import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createStudy } from '../../src/storage/createStudy.ts';
import { listImports } from '../../src/storage/imports.ts';
import { startResponseWriter } from '../../src/storage/responseWriter.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { findWithdrawal } from '../../src/storage/withdrawals.ts';
import { servqualForm } from '../core/given.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { responseId } from '../site.ts';
import { deliver, listRows, nextOf, noPlan, packSame, submit, submittedAt, write } from './given.ts';

const inn = { id: 'inn', title: { en: 'Spruce Inn' }, isMade: false, ...noPlan, design: 'chain' } as const;
const program = fileURLToPath(new URL('writeUntilKilled.js', import.meta.url));
const eraser = fileURLToPath(new URL('eraseUntilKilled.js', import.meta.url));
const importer = fileURLToPath(new URL('importUntilKilled.js', import.meta.url));
const kills = 8;

/** Lets the program write for a while and kills it without warning; gives the deliveries that it had acknowledged. */
async function writeAndKill(file: string, run: number): Promise<readonly (readonly string[])[]> {
  const child = spawn(process.execPath, [program, file, `run${run}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  const acknowledged: (readonly string[])[] = [];
  lines.on('line', (line) => acknowledged.push(line.split(' ')));
  const ended = Promise.all([once(child, 'close'), once(lines, 'close')]);
  await once(lines, 'line');
  await sleep(Math.random() * 250);
  child.kill('SIGKILL');
  await ended;
  return acknowledged;
}

test('A response that showed a receipt survives a kill at any moment, whole, and with all of its batch', async () => {
  const file = temporaryPath('killed.db');
  const opened = await openSqlite(file, true);
  if ('fault' in opened) throw new Error(opened.fault);
  await createStudy(opened.db, inn, [servqualForm], nextOf('survey', 'report'), submittedAt);
  await opened.close();

  const acknowledged: (readonly string[])[] = [];
  for (let run = 0; run < kills; run++) acknowledged.push(...(await writeAndKill(file, run)));
  expect(acknowledged.length).toBeGreaterThan(kills * 8);
  expect(acknowledged.some((ids) => ids.length === 4)).toBe(true);

  const again = await openSqlite(file, false);
  if ('fault' in again) throw new Error(again.fault);
  const { rows: integrity } = await sql`pragma integrity_check`.execute(again.db);
  expect(integrity).toEqual([{ integrity_check: 'ok' }]);
  const stored = new Map((await listRows(again.db)).map((row) => [row.id, row.answers]));
  await again.close();

  expect(acknowledged.flat().filter((id) => !stored.has(id))).toEqual([]);
  for (const [id, answers] of stored) {
    // The answers follow from the id, which names its batch, its place in it and the size of it.
    const letters = [...id].map((letter) => letter.charCodeAt(0) % 7);
    expect(answers).toBe(letters.join('').padEnd(44, '3'));
    const [run, batch, , size] = id.split('-');
    for (let place = 0; place < Number(size); place++)
      expect(stored.has([run, batch, place, size].join('-'))).toBe(true);
  }
}, 60_000);

test('Answers that are being erased at the moment of a kill are erased with their corrections or all still there', async () => {
  const file = temporaryPath('erased.db');
  const opened = await openSqlite(file, true);
  if ('fault' in opened) throw new Error(opened.fault);
  await createStudy(opened.db, inn, [servqualForm], nextOf('survey', 'report'), submittedAt);
  const writer = startResponseWriter(opened.db);
  const ids = Array.from({ length: 400 }, (_, index) => responseId(index + 1));
  const say = (id: string) => ({ comments: new Map([['comment', `<${id}>`]]) });
  await writer.write(ids.map((id) => deliver(submit(id, say(id)))));
  const corrections = new Map<string, string>();
  for (const id of ids) {
    const { id: later } = await write(writer, submit(id, { ...say(id), items: packSame(6, 4) }));
    await writer.correct('inn', later);
    corrections.set(id, later);
  }
  await opened.close();

  let left: readonly string[] = ids;
  for (let run = 0; run < 4; run++) {
    const child = spawn(process.execPath, [eraser, file, ...left], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface(child.stdout);
    const acknowledged: string[] = [];
    lines.on('line', (line) => acknowledged.push(line));
    const ended = Promise.all([once(child, 'close'), once(lines, 'close')]);
    await once(lines, 'line');
    await sleep(Math.random() * 60);
    child.kill('SIGKILL');
    await ended;

    const again = await openSqlite(file, false);
    if ('fault' in again) throw new Error(again.fault);
    const stored = new Set((await listRows(again.db)).map(({ id }) => id));
    const { erased } = await findWithdrawal(again.db, 'inn');
    const files = [file, `${file}-wal`].map((each) => (existsSync(each) ? readFileSync(each, 'latin1') : '')).join('');
    await again.close();
    for (const [id, later] of corrections) {
      expect(stored.has(later)).toBe(stored.has(id));
      expect(files.includes(`<${id}>`)).toBe(stored.has(id));
    }
    for (const id of acknowledged) expect(stored.has(id)).toBe(false);
    left = ids.filter((id) => stored.has(id));
    expect(erased).toBe(ids.length - left.length);
  }
  expect(left.length).toBeLessThan(ids.length);
}, 60_000);

test('An import that is killed while it is stored is there whole, with its note, or has left nothing', async () => {
  const file = temporaryPath('imported.db');
  const opened = await openSqlite(file, true);
  if ('fault' in opened) throw new Error(opened.fault);
  await createStudy(opened.db, inn, [servqualForm], nextOf('survey', 'report'), submittedAt);
  await opened.close();

  const rows = 4000;
  const outcomes = new Set<number>();
  // On a busy machine the kill may come too late, again and again.
  for (let run = 0; run < 5 || (!outcomes.has(0) && run < 20); run++) {
    const child = spawn(process.execPath, [importer, file, `run${run}`, String(rows)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface(child.stdout);
    let isStored = false;
    lines.on('line', (line) => {
      isStored ||= line === 'stored';
    });
    const ended = Promise.all([once(child, 'close'), once(lines, 'close')]);
    await once(lines, 'line');
    // The first one comes to its end.
    if (run > 0) {
      await sleep(((run - 1) % 4) * 12);
      child.kill('SIGKILL');
    }
    await ended;

    const again = await openSqlite(file, false);
    if ('fault' in again) throw new Error(again.fault);
    const stored = (await listRows(again.db)).filter(({ id }) => id.startsWith(`run${run}-`));
    const noted = (await listImports(again.db, 'inn')).filter(({ fileName }) => fileName === `run${run}`);
    await again.close();
    outcomes.add(stored.length);
    expect(stored.length).toBe(noted[0]?.created ?? 0);
    if (isStored) expect(stored.length).toBe(rows);
  }
  expect([...outcomes].sort()).toEqual([0, rows]);
}, 60_000);
