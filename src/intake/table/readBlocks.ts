import { createReadStream } from 'node:fs';

/** Whole lines of a file as bytes. */
export interface Block {
  readonly bytes: Buffer;
  /** True when the bytes are the beginning of a line that is longer than any row of data: nothing follows. */
  readonly isTooLong: boolean;
}

export const longestLine = 2 ** 20;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads a file in blocks that end where a line ends, in constant memory however long a line is. Line ends are never part of
 * another character in UTF-8 or in the encodings of East Asia, so no character is cut.
 */
export async function* readBlocks(path: string): AsyncGenerator<Block> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const end = Math.max(chunk.lastIndexOf(lineFeed), chunk.lastIndexOf(carriageReturn)) + 1;
    if (end > 0) {
      yield { bytes: Buffer.concat([rest, chunk.subarray(0, end)]), isTooLong: false };
      rest = chunk.subarray(end);
    } else rest = Buffer.concat([rest, chunk]);
    if (rest.length > longestLine) {
      yield { bytes: rest, isTooLong: true };
      return;
    }
  }
  if (rest.length > 0) yield { bytes: rest, isTooLong: false };
}

/** The lines of a block, with their ends. */
export function* splitLines(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const ends = [bytes.indexOf(lineFeed, start), bytes.indexOf(carriageReturn, start)].filter((end) => end >= 0);
    const end = ends.length > 0 ? Math.min(...ends) + 1 : bytes.length;
    yield bytes.subarray(start, end);
    start = end;
  }
}
