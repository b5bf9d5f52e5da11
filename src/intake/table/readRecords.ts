import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { Problem, ProblemCode } from '../../core/problem.ts';
import { type Delimiter, delimiterLine } from './chooseDelimiter.ts';
import type { Block, Row } from './row.ts';

/** A row this long can only be a quotation that never ends: single lines are shorter, which the charset check saw to. */
const longestRecord = 2 ** 21;

const problemByCsvCode: ReadonlyMap<string, ProblemCode> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', 'quote-unclosed'],
  ['CSV_MAX_RECORD_SIZE', 'quote-unclosed'],
  ['CSV_INVALID_CLOSING_QUOTE', 'quote-misplaced'],
  ['INVALID_OPENING_QUOTE', 'quote-misplaced'],
]);

/** The first row that is not empty; null where there is none. */
export function readFirstRecord(text: string, delimiter: Delimiter): Row | null | { readonly problem: Problem } {
  const [named = ''] = delimiterLine.exec(text) ?? [];
  const emptyLines = /^(?: *(?:\r\n|\n|\r))*/.exec(text.slice(named.length))?.[0] ?? '';
  const above = named + emptyLines;
  try {
    const cells = parseAtOnce(text.slice(above.length), { ...csvOptions(delimiter), to: 1 })[0];
    return cells === undefined ? null : { row: above.split(/\r\n|\n|\r/).length, cells };
  } catch (error) {
    return { problem: describeCsvError(error, []) };
  }
}

/** A piece of a text, and how much of the whole has been read with it. */
export interface Piece {
  readonly text: string;
  readonly share: number;
}

/**
 * The rows of a text that comes in pieces, in constant memory, the header among them and empty lines left out. A mistake in
 * the quotation marks ends the reading, since nobody can say where the next row begins: it comes last, as a problem.
 *
 * @param header names the columns in problems
 */
export async function* readRecords(
  pieces: AsyncIterable<Piece>,
  delimiter: Delimiter,
  header: readonly string[],
): AsyncGenerator<Block | { readonly problem: Problem }> {
  let rows: Row[] = [];
  let row = 0;
  const parser = parse(csvOptions(delimiter));
  // Taken as they are read: one by one through an iterator of the stream they come at half the pace.
  parser.on('data', (cells: string[]) => {
    row++;
    const isDelimiterLine = row === 1 && delimiterLine.test(`${cells.join(delimiter)}\n`);
    if (!isDelimiterLine && (cells.length > 1 || cells[0]?.trim() !== '')) rows.push({ row, cells });
  });
  const failed = new Promise<never>((_, reject) => parser.on('error', reject));
  failed.catch(() => {});
  const take = (share: number): Block => {
    const block = { rows, share };
    rows = [];
    return block;
  };
  try {
    for await (const { text, share } of pieces) {
      await Promise.race([failed, new Promise<void>((resolve) => parser.write(text, () => resolve()))]);
      if (rows.length > 0) yield take(share);
    }
    await Promise.race([failed, new Promise<void>((resolve) => parser.on('end', resolve).end())]);
    if (rows.length > 0) yield take(1);
  } catch (error) {
    if (rows.length > 0) yield take(1);
    yield { problem: describeCsvError(error, header) };
  }
}

function csvOptions(delimiter: Delimiter): Options<string[]> {
  return {
    delimiter,
    // All three at once, because files glued together end their lines in different ways.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: longestRecord,
  };
}

function describeCsvError(error: unknown, header: readonly string[]): Problem {
  const code = error instanceof CsvError ? problemByCsvCode.get(error.code) : undefined;
  if (code === undefined) throw error;
  const { records, column } = error as CsvError & { readonly records: number; readonly column: number };
  return { code, row: records + 1, column: header[column] ?? String(column + 1) };
}
