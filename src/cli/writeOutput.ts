import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { lstat, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pieces } from '../export/pieces.ts';

/**
 * Writes a file piece by piece, or to stdout where none is named, no faster than it is taken. A file has its name only once it is
 * whole: a disk that fills up or Ctrl+C leave no half file that looks like one, and the one that was there before stays.
 */
export async function writeOutput(output: string | undefined, pieces: Pieces): Promise<void> {
  if (output === undefined) {
    for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
    return;
  }
  const before = await lstat(output).catch(() => null);
  // Pipes, devices and links stay what they are.
  const isInPlace = before !== null && !before.isFile();
  const written = isInPlace ? output : `${output}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(written, { mode: isInPlace ? undefined : before?.mode }));
    if (!isInPlace) await rename(written, output);
  } catch (error) {
    if (!isInPlace) await rm(written, { force: true }).catch(() => undefined);
    throw error instanceof Error ? Object.assign(error, { path: output }) : error;
  }
}
