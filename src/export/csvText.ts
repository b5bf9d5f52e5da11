/** Tells spreadsheets that a table is in UTF-8. */
export const byteOrderMark = '\uFEFF';

/** A row of a table: cells in quotation marks where they need them, ended by CR LF. */
export function joinCells(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}
