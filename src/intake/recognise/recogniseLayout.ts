import { normaliseText } from '../../core/answers/normaliseText.ts';
import type { Row } from '../table/row.ts';
import { recogniseGoogleForms } from './googleForms.ts';
import { recogniseKobo } from './kobo.ts';
import { readLabelRow } from './labelRow.ts';
import type { Layout, Recogniser, SourceColumn } from './layout.ts';
import { recogniseLimeSurvey } from './limeSurvey.ts';
import { recogniseQualtrics } from './qualtrics.ts';
import { splitHeader } from './splitHeader.ts';
import { recogniseStackedHeader } from './stackedHeader.ts';
import { recogniseWjx } from './wjx.ts';

const recognisers: readonly Recogniser[] = [
  recogniseWjx,
  recogniseGoogleForms,
  recogniseQualtrics,
  recogniseLimeSurvey,
  recogniseKobo,
  recogniseStackedHeader,
];

/** So many rows are enough to see how a file is laid out, below a title and what is said of the whole. */
const rowsLookedAt = 8;

/**
 * How a file is laid out: as the tool that is surest of it says, else as a table with its first row for a header. A title above
 * the header is passed over, and so are blank rows.
 */
export function recogniseLayout(rows: readonly Row[]): Layout {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return recogniseHead((filled.length === 0 ? rows : filled).slice(0, rowsLookedAt));
}

function recogniseHead(head: readonly Row[]): Layout {
  const [first, ...rest] = head;
  if (!first) throw new Error('no rows');
  if (isTitle(head)) return recogniseHead(rest);
  const plain: Layout = {
    tool: 'table',
    confidence: 0,
    lastHeaderRow: first.row,
    columns: first.cells.map((cell) => ({ name: cell.trim(), about: null, ...splitHeader(cell) })),
  };
  const found = recognisers.flatMap((recognise) => recognise(head) ?? []);
  const best = found.reduce((a, b) => (b.confidence > a.confidence ? b : a), plain);
  const whole = best.tool === 'table' || best.tool === 'several-rows' ? readLabelRow(best, head) : best;
  return { ...whole, columns: nameApart(whole.columns) };
}

/** Two matrices may have rows of the same words; their questions tell them apart. Of other columns only their places do. */
function nameApart(columns: readonly SourceColumn[]): readonly SourceColumn[] {
  const asked = countNames(columns);
  const byQuestion = columns.map((column) => {
    const { name, stem, row } = column;
    return row !== '' && asked(name) > 1 ? { ...column, name: `${stem} [${row}]` } : column;
  });
  const count = countNames(byQuestion);
  return byQuestion.map((column, index) => {
    const { name } = column;
    return count(name) > 1 ? { ...column, name: `${name} #${index + 1}`, shared: normaliseText(name) } : column;
  });
}

/** How many columns have a name. Those without one may be many. */
function countNames(columns: readonly SourceColumn[]): (name: string) => number {
  const counts = new Map<string, number>();
  for (const { name } of columns) {
    const plain = normaliseText(name);
    if (plain !== '') counts.set(plain, (counts.get(plain) ?? 0) + 1);
  }
  return (name) => counts.get(normaliseText(name)) ?? 0;
}

/**
 * Whether the first row is one text alone, above what can only be names of columns: several, all different, and no numbers, or a
 * header of several rows. More such texts may stand between.
 */
function isTitle(head: readonly Row[]): boolean {
  const [above, ...rows] = head.map(({ cells }) => cells.filter((cell) => cell.trim() !== ''));
  const names = rows.find((cells) => cells.length > 1) ?? [];
  const areNames = new Set(names).size === names.length && names.every((name) => !/^\s*-?\d+(?:\.\d+)?\s*$/.test(name));
  return (
    above?.length === 1 && ((names.length >= fewestNames && areNames) || recogniseStackedHeader(head.slice(1)) !== null)
  );
}

/** A header of fewer could as well be a row of answers. */
const fewestNames = 4;
