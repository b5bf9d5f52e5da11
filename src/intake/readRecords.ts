import { pipeline } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { Problem, ProblemCode } from '../core/problem.ts';
import type { Delimiter } from './chooseDelimiter.ts';

/** The cells of one row; row 1 is the first line of the file, and an empty line is a row as well. */
export interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

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
  const emptyLines = /^(?: *(?:\r\n|\n|\r))*/.exec(text)?.[0] ?? '';
  try {
    const cells = parseAtOnce(text.slice(emptyLines.length), { ...csvOptions(delimiter), to: 1 })[0];
    return cells === undefined ? null : { row: emptyLines.split(/\r\n|\n|\r/).length, cells };
  } catch (error) {
    return { problem: describeCsvError(error, []) };
  }
}

/**
 * The rows of a text that comes in pieces, in constant memory, the header among them and empty lines left out. A mistake in
 * the quotation marks ends the reading, since nobody can say where the next row begins: it comes last, as a problem.
 *
 * @param header names the columns in problems
 */
export async function* readRecords(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
  header: readonly string[],
): AsyncGenerator<Row | { readonly problem: Problem }> {
  const parser = parse(csvOptions(delimiter));
  // What goes wrong in the pipeline is thrown where the parser is read.
  pipeline(text, parser, () => {});
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (cells.length > 1 || cells[0]?.trim() !== '') yield { row, cells };
    }
  } catch (error) {
    yield { problem: describeCsvError(error, header) };
  }
}

function csvOptions(delimiter: Delimiter): Options {
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
