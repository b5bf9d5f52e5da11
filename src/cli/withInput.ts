import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { removeInTheEnd } from './removeInTheEnd.ts';

/**
 * Does something with a file, where `-` is what comes on standard input. As files are read more than once, that and what comes
 * through a pipe with a name, as of `<(zcat x.csv.gz)`, is kept in a file that only this user may read, and removed in the end,
 * whatever that is.
 */
export async function withInput<Result>(path: string, work: (file: string) => Promise<Result>): Promise<Result> {
  const isPipe = path !== '-' && (await stat(path).catch(() => null))?.isFIFO() === true;
  if (path !== '-' && !isPipe) return work(path);
  const folder = await mkdtemp(join(tmpdir(), 'fivegaps-'));
  return removeInTheEnd(folder, async () => {
    const file = join(folder, 'stdin');
    await pipeline(isPipe ? createReadStream(path) : process.stdin, createWriteStream(file, { mode: 0o600 }));
    return work(file);
  });
}
