import { CsvError, type Options } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { Problem, ProblemCode } from '../../core/problem.ts';
import { type Delimiter, delimiterLine } from './chooseDelimiter.ts';
import { cellAt, splitLines, widthOf } from './line.ts';
import { type Misplaced, startQuotes } from './quotes.ts';
import type { Block, Row } from './row.ts';

/** A row this long can only be a quotation that never ends: single lines are shorter, which the charset check saw to. */
const longestRecord = 2 ** 21;

const problemByCsvCode: ReadonlyMap<string, ProblemCode> = new Map([
  ['CSV_QUOTE_NOT_CLOSED', 'quote-unclosed'],
  ['CSV_MAX_RECORD_SIZE', 'quote-unclosed'],
]);

/** The first row that is not empty; null where there is none. */
export function readFirstRecord(text: string, delimiter: Delimiter): Row | null | { readonly problem: Problem } {
  const [named = ''] = delimiterLine.exec(text) ?? [];
  const emptyLines = /^(?: *(?:\r\n|\n|\r))*/.exec(text.slice(named.length))?.[0] ?? '';
  const above = named + emptyLines;
  const rest = text.slice(above.length);
  const quotes = startQuotes(delimiter);
  quotes.pass(rest);
  const { misplaced } = quotes.seen();
  if (misplaced?.row === 0) return { problem: describeMisplaced(misplaced, [], 0) };
  try {
    const cells = parseAtOnce(rest, { ...csvOptions(delimiter), relax_quotes: true, to: 1 })[0];
    return cells === undefined ? null : { row: above.split(/\r\n|\n|\r/).length, cells };
  } catch (error) {
    return { problem: describeCsvError(error, [], 0) };
  }
}

/** A piece of a text, and how much of the whole has been read with it. */
export interface Piece {
  readonly text: string;
  readonly share: number;
}

/**
 * The rows of a text that comes in pieces, in constant memory, the header among them and empty lines left out. A mistake in
 * the quotation marks ends the reading, since nobody can say where the next row begins: it comes last, as a problem. One that can only
 * be a character is none.
 *
 * @param header names the columns in problems
 */
export async function* readRecords(
  pieces: AsyncIterable<Piece>,
  delimiter: Delimiter,
  header: readonly string[],
): AsyncGenerator<Block | { readonly problem: Problem }> {
  let above = 0;
  for await (const { text, share } of takeWholeLines(pieces, delimiter)) {
    const { rows, misplaced, error } = splitText(text, delimiter, above);
    above += rows.length;
    const filled = rows.filter((row) => !isEmpty(row) && !isDelimiterLine(row, delimiter));
    if (filled.length > 0) yield { rows: filled, share };
    const problem = misplaced
      ? describeMisplaced(misplaced, header, above - rows.length)
      : error && describeCsvError(error, header, above);
    if (problem === undefined) continue;
    yield { problem };
    return;
  }
}

function isEmpty(row: Row): boolean {
  return widthOf(row) === 1 && cellAt(row, 0).trim() === '';
}

function isDelimiterLine(row: Row, delimiter: Delimiter): boolean {
  return row.row === 1 && delimiterLine.test(`${row.cells.join(delimiter)}\n`);
}

/** The same text in pieces that end where a row does: at the end of a line, outside of quotations. */
async function* takeWholeLines(pieces: AsyncIterable<Piece>, delimiter: Delimiter): AsyncGenerator<Piece> {
  let rest = '';
  let quotes = startQuotes(delimiter);
  for await (const { text, share } of pieces) {
    // A line feed may still follow a carriage return at the very end.
    const settled = text.endsWith('\r') ? text.slice(0, -1) : text;
    const end = Math.max(settled.lastIndexOf('\n'), settled.lastIndexOf('\r')) + 1;
    // Nearly all texts have none.
    if (quotes.seen().isInside || text.includes('"')) quotes.pass(text.slice(0, end));
    const { isInside } = quotes.seen();
    if (end > 0 && (!isInside || rest.length > longestRecord)) {
      yield { text: rest + text.slice(0, end), share };
      rest = text.slice(end);
      // At the beginning of a line nothing matters of what stands above.
      if (!isInside) quotes = startQuotes(delimiter);
    } else rest += text;
    quotes.pass(text.slice(end));
  }
  if (rest !== '') yield { text: rest, share: 1 };
}

interface SplitText {
  /** Those before a mistake. */
  readonly rows: readonly Row[];
  readonly misplaced?: Misplaced | null;
  readonly error?: CsvError;
}

/**
 * Splits a text of whole rows, empty ones among them. Where no quotation mark stands in it no parser is needed, which would take three
 * times as long.
 */
function splitText(text: string, delimiter: Delimiter, above: number): SplitText {
  if (!text.includes('"')) return { rows: splitLines(text, delimiter, above) };
  const strict = parseRows(text, csvOptions(delimiter), above);
  if (strict.error === undefined || problemByCsvCode.has(strict.error.code)) return strict;
  const quotes = startQuotes(delimiter);
  quotes.pass(text);
  const { plain, misplaced } = quotes.seen();
  const last = misplaced?.row ?? Number.POSITIVE_INFINITY;
  // What else this lets through has been looked for.
  const relaxed = parseRows(text, { ...csvOptions(delimiter), relax_quotes: true }, above, last);
  const rows = relaxed.rows.map((row, index) => (plain.has(index) ? { ...row, hasPlainQuote: true } : row));
  return { ...relaxed, rows, misplaced };
}

/** The rows of a text as csv-parse reads them, no more than so many; those before a mistake are not lost. */
function parseRows(
  text: string,
  options: Options<string[]>,
  above: number,
  most = Number.POSITIVE_INFINITY,
): Pick<SplitText, 'rows' | 'error'> {
  const rows: Row[] = [];
  const keep = (cells: readonly string[]) => {
    if (rows.length < most) rows.push({ row: above + rows.length + 1, cells });
    return null;
  };
  try {
    parseAtOnce(text, { ...options, on_record: keep });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, error };
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

/** A mistake behind the first `records` rows of a text. */
function describeCsvError(error: unknown, header: readonly string[], records: number): Problem {
  const code = error instanceof CsvError ? problemByCsvCode.get(error.code) : undefined;
  if (code === undefined) throw error;
  const { column } = error as CsvError & { readonly column: number };
  return { code, row: records + 1, column: header[column] ?? String(column + 1) };
}

/** A quotation mark that means nothing for sure, in a text behind so many rows. */
function describeMisplaced({ row, column, isLong }: Misplaced, header: readonly string[], above: number): Problem {
  const code = isLong ? 'quote-unclosed' : 'quote-misplaced';
  return { code, row: above + row + 1, column: header[column] ?? String(column + 1) };
}
