import { createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { removeInTheEnd } from './removeInTheEnd.ts';

/**
 * Does something with a file, where `-` is what comes on standard input. As files are read more than once, that is kept in a
 * file that only this user may read, and removed in the end, whatever that is.
 */
export async function withInput<Result>(path: string, work: (file: string) => Promise<Result>): Promise<Result> {
  if (path !== '-') return work(path);
  const folder = await mkdtemp(join(tmpdir(), 'fivegaps-'));
  return removeInTheEnd(folder, async () => {
    const file = join(folder, 'stdin');
    await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }));
    return work(file);
  });
}
