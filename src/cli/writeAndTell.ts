import { createHash } from 'node:crypto';
import type { Pieces } from '../export/pieces.ts';
import { printJson } from './printJson.ts';
import { writeOutput } from './writeOutput.ts';

/** Writes a file and says on stdout, as JSON, what tells it from any other: its SHA-256 is what to keep elsewhere. */
export async function writeAndTell(file: string, pieces: Pieces): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  await writeOutput(
    file,
    (async function* () {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += Buffer.byteLength(piece);
        yield piece;
      }
    })(),
  );
  printJson({ file, bytes, sha256: hash.digest('hex') });
}
