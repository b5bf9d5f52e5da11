import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Charset } from './charset.ts';
import type { Piece } from './readRecords.ts';
import { startDecoder } from './startDecoder.ts';

/** Rows of larger blocks outlive the first sweep of the garbage collector, and cost more than they spare. */
const blockSize = 2 ** 14;

/**
 * The text of a file, piece by piece, without its byte order mark. Strict: a byte that does not belong to the charset throws
 * a TypeError, so the charset must have been detected first. Where it need not be, such a byte becomes U+FFFD.
 */
export async function* decodeFile(path: string, charset: Charset, isStrict = true): AsyncGenerator<Piece> {
  const { size } = await stat(path);
  const decoder = startDecoder(charset, isStrict);
  let isBeginning = true;
  let read = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    for (let from = 0; from < chunk.length; from += blockSize) {
      const bytes = chunk.subarray(from, from + blockSize);
      read += bytes.length;
      const text = decoder.decode(bytes);
      if (text === '') continue;
      yield { text: isBeginning && text.startsWith('\ufeff') ? text.slice(1) : text, share: read / size };
      isBeginning = false;
    }
  yield { text: decoder.finish(), share: 1 };
}
