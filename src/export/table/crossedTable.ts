import type { CrossedRow } from '../../core/report/crossItems.ts';
import { formatDifference } from '../../words/numbers.ts';
import type { HeatMap } from '../picture/heatMap.ts';
import type { Speaker, Table } from './table.ts';

/** The cells of a heat map: the mean gap of the items in each, and of which items. */
export function tabulateCrossed(
  rows: readonly CrossedRow[],
  { columns, rows: named }: HeatMap,
  label: string,
  { say }: Speaker,
): Table {
  return {
    label,
    first: say('pictures.places.place'),
    columns: columns.map((title, index) => ({ key: `dimension-${index + 1}`, title, isText: true })),
    groups: [
      {
        title: null,
        rows: rows.map(({ cells }, row) => ({
          name: named[row]?.name ?? '',
          cells: cells.map((cell) => ({
            shown: cell
              ? say('pictures.places.cell', {
                  gap: formatDifference(cell.gap),
                  n: cell.n,
                  items: cell.items.map((item) => item + 1).join(' · '),
                })
              : '–',
          })),
        })),
      },
    ],
  };
}
