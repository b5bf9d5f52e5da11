import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeUploads } from '../../src/cli/makeUploads.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';

test('A start removes the uploads of a program that was killed, and not those of one that runs', () => {
  const folder = temporaryPath('tmp');
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const [left, own, used] = [gone, process.pid, process.ppid].map((id) => join(folder, `fivegaps-uploads-${id}-abc`));
  const other = join(folder, 'fivegaps-abc');
  for (const each of [left, own, used, other]) {
    mkdirSync(each ?? '', { recursive: true });
    writeFileSync(join(each ?? '', 'answers.csv'), 'E1,P1');
  }
  vi.stubEnv('TMPDIR', folder);
  const made = makeUploads();
  vi.unstubAllEnvs();
  expect([left, own, used, other, made].map((each) => existsSync(each ?? ''))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});
