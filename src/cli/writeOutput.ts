import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes a file piece by piece, or to stdout where none is named. */
export async function writeOutput(
  output: string | undefined,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<void> {
  const isFile = output !== undefined;
  await pipeline(Readable.from(pieces), isFile ? createWriteStream(output) : process.stdout, { end: isFile });
}
