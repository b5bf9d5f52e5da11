import { normaliseText } from '../../core/answers/normaliseText.ts';
import { cellAt } from './line.ts';
import type { Row } from './row.ts';

/**
 * Tells rows that say what a row of the header says: where exports are pasted together, each brings its header along, perhaps
 * with the mark of a file's beginning, which counts as a space.
 */
export function startRepeatSearch(header: readonly Row[]): (row: Row) => boolean {
  const texts = new Set(header.map(({ cells }) => joinCells(cells)).filter((text) => text !== ''));
  // Nearly every row of answers begins otherwise.
  const beginnings = new Set(header.map(({ cells: [first = ''] }) => normaliseText(first)));
  return (row) => beginnings.has(normaliseText(cellAt(row, 0))) && texts.has(joinCells(row.cells));
}

/** Cells as one text, without what is empty at the end. */
function joinCells(cells: readonly string[]): string {
  return cells.map(normaliseText).join('\n').trimEnd();
}
