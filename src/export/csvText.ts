import { guardText } from '../core/answers/guardedText.ts';

/** How a table is written as text. */
export interface CsvStyle {
  /** What stands before the first row. */
  readonly mark: string;
  readonly lineEnd: string;
  /** What somebody wrote, as a cell; numbers and our own words stand as they are. */
  readonly writeText: (text: string) => string;
}

/** For spreadsheets, the Chinese Excel among them: a byte order mark tells UTF-8, and no text is run as a formula. */
export const safeCsv: CsvStyle = { mark: '\uFEFF', lineEnd: '\r\n', writeText: guardText };

/** For R, Python and other programs, which want the texts as they are. Not to be opened in a spreadsheet. */
export const rawCsv: CsvStyle = { mark: '', lineEnd: '\n', writeText: (text) => text };

/** A row of a table: cells in quotation marks where they need them. */
export function joinCells(cells: readonly string[], { lineEnd }: CsvStyle = safeCsv): string {
  return `${cells.map((cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}${lineEnd}`;
}
