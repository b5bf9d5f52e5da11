import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createStudy } from '../../src/storage/createStudy.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { servqualForm } from '../core/given.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { listRows, nextOf, noPlan, submittedAt } from './given.ts';

const program = fileURLToPath(new URL('writeUntilKilled.js', import.meta.url));
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
  const inn = { id: 'inn', title: { en: 'Spruce Inn' }, isMade: false, ...noPlan, design: 'chain' } as const;
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
