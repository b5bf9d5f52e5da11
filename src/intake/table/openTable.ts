import type { Problem } from '../../core/problem.ts';
import { normaliseText } from '../normaliseText.ts';
import { openRecords } from './openRecords.ts';
import type { Records, Row } from './row.ts';

/** A row that cannot be used. `isFatal` says that nothing after it can be read either. */
export interface BadRow {
  readonly problem: Problem;
  readonly isFatal: boolean;
}

/** A table in a file: its column names, and its rows as often as they are asked for. */
export interface Table {
  readonly header: readonly string[];
  readonly readRows: () => AsyncGenerator<readonly (Row | BadRow)[]>;
}

/**
 * Opens a table with a header row, in a text file or a workbook. The rows stream, so that memory stays the same however long
 * the file is. A row with more cells than the header comes out as a problem, and so does one with fewer in a file of text;
 * workbooks leave out the empty cells at the end of a row.
 */
export async function openTable(path: string): Promise<Table | { readonly problems: readonly Problem[] }> {
  const records = await openRecords(path);
  if ('problems' in records) return records;
  const first = await readFirst(records);
  if ('problem' in first) return { problems: [first.problem] };
  const header = first.cells.map(normaliseText);
  const repeated = findRepeated(header);
  if (repeated.length > 0)
    return { problems: repeated.map((column) => ({ code: 'header-duplicate', row: first.row, column })) };

  return {
    header,
    async *readRows() {
      let isEmpty = true;
      for await (const block of records.readBlocks()) {
        if ('problem' in block) {
          yield [{ ...block, isFatal: true }];
          return;
        }
        const rows = block.rows.filter(({ row }) => row > first.row);
        isEmpty &&= rows.length === 0;
        yield rows.map((row) => fitRow(row, header.length, records.isSparse));
      }
      if (isEmpty) yield [{ problem: { code: 'header-only', row: first.row }, isFatal: true }];
    },
  };
}

async function readFirst(records: Records): Promise<Row | { readonly problem: Problem }> {
  for await (const block of records.readBlocks()) {
    if ('problem' in block) return block;
    const [first] = block.rows;
    if (first) return first;
  }
  return { problem: { code: 'file-empty' } };
}

/** Empty cells beyond the last column mean nothing; spreadsheets write them where a column was deleted. */
function fitRow({ row, cells }: Row, width: number, isSparse: boolean): Row | BadRow {
  if (cells.length === width) return { row, cells };
  if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''))
    return { row, cells: cells.slice(0, width) };
  if (cells.length < width && isSparse)
    return { row, cells: [...cells, ...new Array<string>(width - cells.length).fill('')] };
  return { problem: { code: 'row-width', row, values: { cells: cells.length, columns: width } }, isFatal: false };
}

/** Names that stand in the header more than once. Columns without a name may be many. */
function findRepeated(header: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const repeated = header.filter((name) => name !== '' && (seen.has(name) || !seen.add(name)));
  return [...new Set(repeated)];
}
