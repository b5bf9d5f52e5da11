/** The file from which each bad file differs in one thing: four guests, whose answers are known. */

const items = Array.from({ length: 22 }, (_, index) => index + 1);
export const ratings = ['E', 'P'].flatMap((side) => items.map((item) => `${side}${item}`));
export const header = ['id', 'submitted', 'seconds', 'segment', ...ratings];
/** Where its rows of data stand. */
export const baseRows = [2, 3, 4, 5];

const branches = ['东门店', '西门店', '东门店', '车站店'];

/** The cells of the file by row: row 1 is the header. Expectations lie from 4 to 7, perceptions from 2 to 6. */
export const baseCells: readonly (readonly string[])[] = [
  header,
  ...branches.map((branch, guest) => [
    `guest-${guest + 1}`,
    `2026-02-0${guest + 1}T09:30:00`,
    String(200 + guest),
    branch,
    ...items.map((item) => String(4 + ((item + guest) % 4))),
    ...items.map((item) => String(2 + ((3 * item + guest) % 5))),
  ]),
];

/** What stands in cells instead, by row and column as a person would name them: `3 E1`. Null is nothing. */
export type Changes = Readonly<Record<string, string | null>>;

/** The cells with some changed. A change of a place that there is not is a mistake of the test. */
export function changeCells(changes: Changes): string[][] {
  const cells = baseCells.map((row) => [...row]);
  for (const [place, content] of Object.entries(changes)) {
    const [row = '', column = ''] = place.split(' ');
    const index = header.indexOf(column);
    const found = cells[Number(row) - 1];
    if (!found || index < 0) throw new Error(`no cell ${place}`);
    found[index] = content ?? '';
  }
  return cells;
}

/** Rows as text. Cells that hold a delimiter, a quotation mark or a line break stand in quotation marks. */
export function writeText(rows: readonly (readonly string[])[], delimiter = ',', lineEnd = '\n'): string {
  const quote = (cell: string) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((cells) => cells.map(quote).join(delimiter) + lineEnd).join('');
}

export function writeBase(changes: Changes = {}): string {
  return writeText(changeCells(changes));
}

/** The text of the base file with its lines changed. */
export function writeLines(change: (lines: string[]) => readonly string[]): string {
  return change(writeBase().trimEnd().split('\n'))
    .map((line) => `${line}\n`)
    .join('');
}

/** The base file with its cells changed row by row, the header among them. */
export function writeRowsAs(change: (cells: readonly string[], row: number) => readonly string[]): string {
  return writeText(baseCells.map((cells, index) => change(cells, index + 1)));
}
