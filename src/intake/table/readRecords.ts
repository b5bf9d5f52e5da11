import { CsvError, type Options } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { Problem, ProblemCode } from '../../core/problem.ts';
import { type Delimiter, delimiterLine } from './chooseDelimiter.ts';
import { cellAt, splitLines, widthOf } from './line.ts';
import { type QuotesSeen, startQuotes } from './quotes.ts';
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
  const rest = text.slice(above.length);
  const quotes = startQuotes(delimiter);
  quotes.pass(rest);
  try {
    const cells = parseAtOnce(rest, { ...csvOptions(delimiter, isReadable(quotes.seen(), 0)), to: 1 })[0];
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
    const { rows, plainQuotes, error } = splitText(text, delimiter, above);
    above += rows.length;
    const filled = rows.filter((row) => !isEmpty(row) && !isDelimiterLine(row, delimiter));
    if (filled.length > 0) yield { rows: filled, share, plainQuotes };
    if (error === undefined) continue;
    yield { problem: describeCsvError(error, header, above) };
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
  const quotes = startQuotes(delimiter);
  for await (const { text, share } of pieces) {
    // A line feed may still follow a carriage return at the very end.
    const settled = text.endsWith('\r') ? text.slice(0, -1) : text;
    const end = Math.max(settled.lastIndexOf('\n'), settled.lastIndexOf('\r')) + 1;
    // Nearly all texts have none, and only what a cell begins with matters for those to come.
    const isPlain = end > 0 && !quotes.seen().isInside && !text.includes('"');
    quotes.pass(isPlain ? text.slice(end - 1, end) : text.slice(0, end));
    if (end > 0 && (!quotes.seen().isInside || rest.length > longestRecord)) {
      yield { text: rest + text.slice(0, end), share };
      rest = text.slice(end);
    } else rest += text;
    quotes.pass(text.slice(end));
  }
  if (rest !== '') yield { text: rest, share: 1 };
}

/**
 * Splits a text of whole rows, empty ones among them. Where no quotation mark stands in it no parser is needed, which would take three
 * times as long.
 */
function splitText(
  text: string,
  delimiter: Delimiter,
  above: number,
): { readonly rows: readonly Row[]; readonly plainQuotes: readonly number[]; readonly error?: unknown } {
  if (!text.includes('"')) return { rows: splitLines(text, delimiter, above), plainQuotes: [] };
  const quotes = startQuotes(delimiter);
  quotes.pass(text);
  const seen = quotes.seen();
  const isRelaxed = isReadable(seen);
  const plainQuotes = isRelaxed ? [...seen.plain].map((row) => above + row + 1) : [];
  const rows: Row[] = [];
  const keep = (cells: readonly string[]) => void rows.push({ row: above + rows.length + 1, cells });
  try {
    // Handed over one by one, so that those before a mistake are not lost.
    parseAtOnce(text, { ...csvOptions(delimiter, isRelaxed), on_record: keep });
    return { rows, plainQuotes };
  } catch (error) {
    return { rows, plainQuotes, error };
  }
}

/** Whether some quotation marks up to a row can only be characters, and none is wrong. */
function isReadable({ plain, misplaced }: QuotesSeen, last = Number.POSITIVE_INFINITY): boolean {
  return plain.size > 0 && (misplaced === null || misplaced > last);
}

function csvOptions(delimiter: Delimiter, isRelaxed: boolean): Options<string[]> {
  return {
    delimiter,
    // Also takes in what stands behind a closing mark, so only where there is no such.
    relax_quotes: isRelaxed,
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
