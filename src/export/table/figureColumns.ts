import { followPointer } from '../../core/report/followPointer.ts';
import type { Say } from '../../words/catalogue.ts';
import type { Cell, Column, Row, Table } from './table.ts';

/** What a cell holds for programs: the figure itself and its place in the report, or words. */
export interface Entry {
  readonly shown: string;
  /** Null where the figure does not exist; missing where the cell holds words. */
  readonly figure?: { readonly at: string; readonly value: number | null };
}

/** A column in which each cell holds one number at most. */
export interface FigureColumn {
  readonly title: string;
  readonly read: (row: Row) => Entry;
}

/** The columns of a table for programs: an interval is two of them, and so is the n of two groups of people. */
export function listFigureColumns(table: Table, report: unknown, say: Say): readonly FigureColumn[] {
  const rows = listRows(table).map(({ row }) => row);
  return table.columns.flatMap((column, index) => {
    const isPair = rows.some(({ cells }) => Array.isArray(findValue(cells[index], report)));
    return (isPair ? ([0, 1] as const) : [null]).map((part) => ({
      title: part === null ? column.title : nameHalf(column, part, say),
      read: ({ cells }) => readEntry(cells[index], part, report),
    }));
  });
}

/** All rows of a table, those of the foot last, each with the title that it stands under. */
export function listRows({ groups, foot = [] }: Table): readonly { readonly group: string; readonly row: Row }[] {
  return [
    ...groups.flatMap(({ title, rows }) => rows.map((row) => ({ group: title ?? '', row }))),
    ...foot.map((row) => ({ group: '', row })),
  ];
}

function findValue(cell: Cell | undefined, report: unknown): unknown {
  return cell?.at === undefined ? undefined : followPointer(report, cell.at);
}

function nameHalf({ key, title }: Column, part: 0 | 1, say: Say): string {
  const isCount = key === 'n' || key.endsWith('-n');
  if (isCount) return part === 0 ? title : say('sheets.otherSide', { title });
  return say(part === 0 ? 'sheets.from' : 'sheets.to', { title });
}

function readEntry(cell: Cell | undefined, part: 0 | 1 | null, report: unknown): Entry {
  if (!cell || (cell.at === undefined && part !== null)) return { shown: part === 0 ? (cell?.shown ?? '') : '' };
  const { shown, at } = cell;
  if (at === undefined) return { shown };
  const value = followPointer(report, at);
  if (Array.isArray(value)) return { shown, figure: { at: `${at}/${part}`, value: toNumber(value[part ?? 0]) } };
  // One n stands for both sides where the same people answered them.
  return part === 1 ? { shown: '' } : { shown, figure: { at, value: toNumber(value) } };
}

function toNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
