import { once } from 'node:events';
import { lstat, open, rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pieces } from '../export/pieces.ts';
import { removeInTheEnd } from './removeInTheEnd.ts';

/** What stands for standard output, as for standard input. */
export const toStdout = '-';

/**
 * Writes a file piece by piece, or to stdout where none is named, no faster than it is taken. A file has its name only once it is
 * whole: a disk that fills up or Ctrl+C leave no half file that looks like one, and the one that was there before stays.
 */
export async function writeOutput(output: string | undefined, pieces: Pieces): Promise<void> {
  if (output === undefined || output === toStdout) {
    for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
    return;
  }
  const before = await lstat(output).catch(() => null);
  // Pipes, devices and links stay what they are.
  const isInPlace = before !== null && !before.isFile();
  // Opened before the first piece is asked for: pieces that fail at once must not be over before there is a file to remove.
  const write = async (path: string, mode?: number) =>
    pipeline(Readable.from(pieces), (await open(path, 'w', mode)).createWriteStream());
  const part = `${output}.part`;
  try {
    if (isInPlace) return await write(output);
    await removeInTheEnd(part, async () => {
      await write(part, before?.mode);
      await rename(part, output);
    });
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path: output }) : error;
  }
}
