import type { Problem } from '../core/problem.ts';
import { chooseDelimiter, hasWholeLine } from './chooseDelimiter.ts';
import { decodeFile } from './decodeFile.ts';
import { type Charset, detectCharset } from './detectCharset.ts';
import { normaliseText } from './normaliseText.ts';
import { type Row, readFirstRecord, readRecords } from './readRecords.ts';

/** A row that cannot be used. `isFatal` says that nothing after it can be read either. */
export interface BadRow {
  readonly problem: Problem;
  readonly isFatal: boolean;
}

/** A table in a file: its column names, and its rows as often as they are asked for. */
export interface Table {
  readonly header: readonly string[];
  readonly readRows: () => AsyncGenerator<Row | BadRow>;
}

const longestHeader = 2 ** 20;

/**
 * Opens a CSV file with a header row, in UTF-8 or GB18030, separated by commas, semicolons or tabs. The rows stream, so
 * that memory stays the same however long the file is. A row whose cells do not match the header comes out as a problem.
 */
export async function openTable(path: string): Promise<Table | { readonly problems: readonly Problem[] }> {
  const detected = await detectCharset(path);
  if ('problems' in detected) return detected;
  const { charset } = detected;

  const beginning = await readBeginning(path, charset);
  const delimiter = chooseDelimiter(beginning);
  const first = readFirstRecord(beginning, delimiter);
  if (first === null) return { problems: [{ code: 'file-empty' }] };
  if ('problem' in first) return { problems: [first.problem] };
  const header = first.cells.map(normaliseText);
  const repeated = findRepeated(header);
  if (repeated.length > 0)
    return { problems: repeated.map((column) => ({ code: 'header-duplicate', row: first.row, column })) };

  return {
    header,
    async *readRows(): AsyncGenerator<Row | BadRow> {
      let isEmpty = true;
      for await (const read of readRecords(decodeFile(path, charset), delimiter, header)) {
        if ('problem' in read) {
          yield { ...read, isFatal: true };
          return;
        }
        if (read.row <= first.row) continue;
        isEmpty = false;
        const { row } = read;
        const cells = dropEmptyEnd(read.cells, header.length);
        if (cells.length === header.length) yield { row, cells };
        else {
          const values = { cells: cells.length, columns: header.length };
          yield { problem: { code: 'row-width', row, values }, isFatal: false };
        }
      }
      if (isEmpty) yield { problem: { code: 'header-only', row: first.row }, isFatal: true };
    },
  };
}

/** Empty cells beyond the last column mean nothing; spreadsheets write them where a column was deleted. */
function dropEmptyEnd(cells: readonly string[], width: number): readonly string[] {
  return cells.slice(width).every((cell) => cell.trim() === '') ? cells.slice(0, width) : cells;
}

/** Names that stand in the header more than once. Columns without a name may be many. */
function findRepeated(header: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const repeated = header.filter((name) => name !== '' && (seen.has(name) || !seen.add(name)));
  return [...new Set(repeated)];
}

/** Enough of the text to hold the header. */
async function readBeginning(path: string, charset: Charset): Promise<string> {
  let text = '';
  for await (const piece of decodeFile(path, charset)) {
    text += piece;
    if (hasWholeLine(text) || text.length > longestHeader) break;
  }
  return text;
}
