import { type Problem, quoteValue } from '../../core/problem.ts';
import type { Layout, Mark } from '../recognise/layout.ts';
import type { Records, Row } from './row.ts';

/** That notes, totals or means stand below the data, by the first of their rows. Blank rows alone are nothing to tell. */
export function describeBelow(rows: readonly Row[]): readonly Problem[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [first] = filled;
  if (!first) return [];
  const text = quoteValue(first.cells.find((cell) => cell.trim() !== '')?.trim() ?? '');
  return [{ code: 'rows-below', row: first.row, values: { text, count: filled.length } }];
}

/** That rows amid the data hold figures of the others, by the first of them. */
export function describeFigures(rows: readonly Row[]): readonly Problem[] {
  const [first] = rows;
  if (!first) return [];
  const text = quoteValue(first.cells.find((cell) => cell.trim() !== '')?.trim() ?? '');
  return [{ code: 'rows-figures', row: first.row, values: { text, count: rows.length } }];
}

/** That a workbook has more sheets than the one that is read. */
export function describeSheets({ unread = null }: Records): readonly Problem[] {
  return unread === null
    ? []
    : [{ code: 'sheets-unread', values: { sheet: unread.read, others: unread.others.join(', ') } }];
}

/** So many names are told; what is more is no slip. */
const mostNames = 20;

/** How columns that are called the same are told apart here. */
export function describeShared({ columns }: Layout): readonly Problem[] {
  const names = columns.flatMap(({ name, shared }) => (shared === undefined ? [] : [name]));
  if (names.length === 0) return [];
  const told = [...names.slice(0, mostNames), ...(names.length > mostNames ? ['…'] : [])];
  return [{ code: 'columns-numbered', values: { columns: told.join(', ') } }];
}

/** That quotation marks stand amid cells of so many rows, by the first of these. */
export function describePlainQuotes(row: number, count: number): readonly Problem[] {
  return count === 0 ? [] : [{ code: 'quotes-plain', row, values: { count } }];
}

/** That rows repeat the header, by the first of them. */
export function describeRepeats(rows: readonly number[]): readonly Problem[] {
  const [row] = rows;
  return row === undefined ? [] : [{ code: 'rows-header', row, values: { count: rows.length } }];
}

/** How many forms a tool marks in one way, and by which columns that is seen. */
export function describeMarked(
  code: 'rows-trial' | 'rows-unfinished' | 'rows-unapproved',
  count: number,
  marks: readonly Mark[] = [],
  { columns }: Layout,
): readonly Problem[] {
  if (count === 0) return [];
  const names = marks.map(({ place }) => columns[place]?.name ?? '');
  return [{ code, values: { count, columns: names.join(', ') } }];
}
