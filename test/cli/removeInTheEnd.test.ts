import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { temporaryPath } from '../intake/writeTemporary.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

test('Ctrl+C ends a command with 130, and what it unpacked or kept of its input is gone', async () => {
  const folder = temporaryPath('tmp');
  mkdirSync(folder);
  const env = { ...process.env, TMPDIR: folder };
  const child = spawn(process.execPath, [main, 'analyze', '-'], { env, stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin.write('E1,P1\n');
  await vi.waitUntil(() => readdirSync(folder, { recursive: true }).length === 2, { timeout: 20_000 });
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
  expect(readdirSync(folder)).toEqual([]);
});
