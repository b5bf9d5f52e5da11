import { createWriteStream, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Does something with a file, where `-` is what comes on standard input. As files are read more than once, that is kept in a
 * file that only this user may read, and removed in the end, whatever that is.
 */
export async function withInput<Result>(path: string, work: (file: string) => Promise<Result>): Promise<Result> {
  if (path !== '-') return work(path);
  const folder = await mkdtemp(join(tmpdir(), 'fivegaps-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = (signal: NodeJS.Signals) => {
    // The work may have its own way to stop.
    if (process.listenerCount(signal) === 0) process.exit();
  };
  process.once('exit', remove).once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const file = join(folder, 'stdin');
    await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }));
    return await work(file);
  } finally {
    remove();
    process.off('exit', remove).off('SIGINT', stop).off('SIGTERM', stop);
  }
}
