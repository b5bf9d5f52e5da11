import { createReadStream } from 'node:fs';

/** Whole lines of a file as bytes; `row` is the row in which they begin. */
export interface Block {
  readonly bytes: Buffer;
  readonly row: number;
  /** True when the bytes are the beginning of a line that is longer than any row of data: nothing follows. */
  readonly isTooLong: boolean;
}

const longestLine = 2 ** 20;
const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads a file in blocks that end where a line ends, in constant memory however long a line is. Line ends and quotation
 * marks are never part of another character in UTF-8 or in GB18030, so no character is cut.
 */
export async function* readBlocks(path: string): AsyncGenerator<Block> {
  const rows = startRowCounter();
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const end = Math.max(chunk.lastIndexOf(lineFeed), chunk.lastIndexOf(carriageReturn)) + 1;
    if (end > 0) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, end)]);
      yield { bytes, row: rows.current(), isTooLong: false };
      rows.pass(bytes);
      rest = chunk.subarray(end);
    } else rest = Buffer.concat([rest, chunk]);
    if (rest.length > longestLine) {
      yield { bytes: rest, row: rows.current(), isTooLong: true };
      return;
    }
  }
  if (rest.length > 0) yield { bytes: rest, row: rows.current(), isTooLong: false };
}

/** The lines of a block, each with its row. */
export function* splitLines({ bytes, row }: Block): Generator<{ readonly line: Buffer; readonly row: number }> {
  const rows = startRowCounter(row);
  for (let start = 0; start < bytes.length; ) {
    const ends = [bytes.indexOf(lineFeed, start), bytes.indexOf(carriageReturn, start)].filter((end) => end >= 0);
    const end = ends.length > 0 ? Math.min(...ends) + 1 : bytes.length;
    const line = bytes.subarray(start, end);
    yield { line, row: rows.current() };
    rows.pass(line);
    start = end;
  }
}

/** Counts rows as a spreadsheet does: a line break inside quotation marks begins no new row, an empty line is a row. */
function startRowCounter(first = 1) {
  let row = first;
  let isQuoted = false;
  let previous = 0;
  return {
    current: () => row,
    pass(bytes: Buffer): void {
      for (const byte of bytes) {
        if (byte === quote) isQuoted = !isQuoted;
        else if (!isQuoted && (byte === carriageReturn || (byte === lineFeed && previous !== carriageReturn))) row++;
        previous = byte;
      }
    },
  };
}
