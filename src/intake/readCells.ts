import { missingCodes, rememberFields } from '../core/answers/fields.ts';
import { unguardText } from '../core/answers/guardedText.ts';
import { parseWholeNumber } from '../core/answers/parseNumber.ts';
import { type Problem, quoteValue } from '../core/problem.ts';
import type { About, Column, ColumnPlan } from './columnPlan.ts';
import { foldText, normaliseText } from './normaliseText.ts';

const noOpinion = '-9';

/** The cells of a row by what they are: fields for the one door, and what is known around the answers. */
export interface Cells {
  readonly fields: Pick<ReadonlyMap<string, string>, 'get'>;
  readonly about: ReadonlyMap<About, string>;
  readonly problems: readonly Problem[];
}

/** What a cell of a column of numbers comes to: the text for the door, nothing, or a problem that has still to be placed. */
type Reading = string | null | Problem;

/**
 * Sorts the cells of one row after another by the plan. Cells that say nothing are left out, texts of a label become their
 * point, and points of a column that runs against its item are turned round. A bad cell is left out and told with its row and
 * column.
 *
 * A column of answers holds the same few texts over and over: what each comes to is worked out once.
 */
export function startCellReader(plan: ColumnPlan): (cells: readonly string[], row: number) => Cells {
  const { missing } = plan;
  const columns = plan.columns.map((column) => ({ ...column, known: new Map<string, Reading>() }));
  const places = new Map(
    // The very names that the door asks by: the same text in another string is found more slowly.
    Object.values(rememberFields(plan.questionnaire)).flatMap((names: readonly string[]) =>
      names.map((name) => [name, columns.findIndex((column) => 'field' in column && column.field === name)] as const),
    ),
  );

  return (cells, row) => {
    const texts: (string | undefined)[] = new Array(columns.length);
    const about = new Map<About, string>();
    const problems: Problem[] = [];
    for (let place = 0; place < columns.length; place++) {
      const column = columns[place] as (typeof columns)[number];
      const cell = cells[column.index] ?? '';
      if (cell === '') continue;
      if ('field' in column && column.range !== null) {
        let reading = column.known.get(cell);
        if (reading === undefined) {
          reading = readNumberCell(plan, column, cell);
          if (column.known.size < mostKnown && cell.length <= longestKnown) column.known.set(cell, reading);
        }
        if (typeof reading === 'string') texts[place] = reading;
        else if (reading !== null) problems.push({ ...reading, row, column: column.column });
        continue;
      }
      const folded = foldText(cell);
      if (folded === '' || missing.has(folded)) continue;
      if ('about' in column) about.set(column.about, unguardText(normaliseText(cell)));
      else texts[place] = unguardText(cell.trim());
    }
    return { fields: { get: (field) => texts[places.get(field) ?? -1] }, about, problems };
  };
}

/** Beyond these a column is no scale, and its texts would only take up memory. */
const mostKnown = 200;
const longestKnown = 100;

function readNumberCell(plan: ColumnPlan, column: Extract<Column, { readonly field: string }>, cell: string): Reading {
  const folded = foldText(cell);
  if (folded === '' || plan.missing.has(folded)) return null;
  const { range, isTurned, isNarrow, isZeroNone } = column;
  const label = plan.labels.get(folded);
  const text = label === undefined ? cell : String(label);
  if (isZeroNone && parseWholeNumber(text) === 0) return noOpinion;
  if (range === null || (!isTurned && !isNarrow && plan.labels.size === 0)) return text;
  const point = parseWholeNumber(text);
  const value = quoteValue(normaliseText(cell));
  if (point === 'not-a-number' && plan.labels.size > 0) return { code: 'unknown-label', values: { value } };
  // What is no point of the scale goes through as it is: a code for "no opinion" is not turned round, and the door
  // refuses the rest.
  if (typeof point === 'string' || Object.hasOwn(missingCodes, String(point))) return text;
  const { min, max } = range;
  if (isNarrow && (point < min || point > max)) return { code: 'off-scale', values: { value, min, max } };
  return isTurned && point >= min && point <= max ? String(min + max - point) : text;
}
