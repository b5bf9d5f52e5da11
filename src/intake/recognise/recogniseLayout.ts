import type { Row } from '../table/row.ts';
import { recogniseGoogleForms } from './googleForms.ts';
import { recogniseKobo } from './kobo.ts';
import type { Layout, Recogniser, SourceColumn } from './layout.ts';
import { recogniseLimeSurvey } from './limeSurvey.ts';
import { recogniseQualtrics } from './qualtrics.ts';
import { splitHeader } from './splitHeader.ts';
import { recogniseTwoRows } from './twoRows.ts';
import { recogniseWjx } from './wjx.ts';

const recognisers: readonly Recogniser[] = [
  recogniseWjx,
  recogniseGoogleForms,
  recogniseQualtrics,
  recogniseLimeSurvey,
  recogniseKobo,
  recogniseTwoRows,
];

/** So many rows are enough to see how a file is laid out. */
export const rowsLookedAt = 3;

/** How a file is laid out: as the tool that is surest of it says, else as a table with its first row for a header. */
export function recogniseLayout(head: readonly Row[]): Layout {
  const [first] = head;
  if (!first) throw new Error('no rows');
  const plain: Layout = {
    tool: 'table',
    confidence: 0,
    lastHeaderRow: first.row,
    columns: first.cells.map((cell) => ({ name: cell.trim(), about: null, ...splitHeader(cell) })),
  };
  const found = recognisers.flatMap((recognise) => recognise(head) ?? []);
  const best = found.reduce((a, b) => (b.confidence > a.confidence ? b : a), plain);
  return { ...best, columns: best.columns.map((column, index) => nameApart(column, index, best.columns)) };
}

/** Two matrices may have rows of the same words; their questions tell them apart. */
function nameApart(column: SourceColumn, index: number, columns: readonly SourceColumn[]): SourceColumn {
  const isTaken = (name: string) => columns.some((other, place) => place !== index && other.name === name);
  if (column.name === '' || !isTaken(column.name) || column.row === '') return column;
  return { ...column, name: `${column.stem} [${column.row}]` };
}
