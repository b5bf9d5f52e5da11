import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pieces } from '../export/pieces.ts';

/** Writes a file piece by piece, or to stdout where none is named, no faster than it is taken. */
export async function writeOutput(output: string | undefined, pieces: Pieces): Promise<void> {
  if (output !== undefined) await pipeline(Readable.from(pieces), createWriteStream(output));
  else for await (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
}
