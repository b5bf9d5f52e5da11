import { listAnswerFields, missingCodes } from '../core/answers/fields.ts';
import { unguardText } from '../core/answers/guardedText.ts';
import { foldText, normaliseText } from '../core/answers/normaliseText.ts';
import { parseWholeNumber } from '../core/answers/parseNumber.ts';
import { type Problem, quoteValue } from '../core/problem.ts';
import type { About, Column, ColumnPlan } from './columnPlan.ts';

const noOpinion = '-9';

/** The cells of a row by what they are: values for the one door, in its order, and what is known around the answers. */
export interface Cells {
  readonly values: readonly (string | undefined)[];
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
  const fields = listAnswerFields(plan.questionnaire);
  const columns = plan.columns
    .map((column) => ({
      column,
      index: column.index,
      place: 'field' in column ? fields.indexOf(column.field) : 0,
      isNumber: 'field' in column && column.range !== null,
      /** By the code of the one character that nearly every cell is, and by the text of the others. */
      ofSign: new Array<Reading | undefined>(128).fill(undefined),
      ofText: new Map<string, Reading>(),
    }))
    // What this questionnaire does not ask for is ignored.
    .filter(({ place }) => place >= 0);
  type Planned = (typeof columns)[number];

  const readNumber = (planned: Planned, cell: string): Reading => {
    const { column, ofSign, ofText } = planned;
    const code = cell.length === 1 ? cell.charCodeAt(0) : 128;
    const known = code < 128 ? ofSign[code] : ofText.get(cell);
    if (known !== undefined) return known;
    const reading = 'field' in column ? readNumberCell(plan, column, cell) : null;
    if (code < 128) ofSign[code] = reading;
    else if (ofText.size < mostKnown && cell.length <= longestKnown) ofText.set(cell, reading);
    return reading;
  };

  return (cells, row) => {
    const values = new Array<string | undefined>(fields.length).fill(undefined);
    const about = new Map<About, string>();
    const problems: Problem[] = [];
    for (let at = 0; at < columns.length; at++) {
      const planned = columns[at] as Planned;
      const cell = cells[planned.index] ?? '';
      if (cell === '') continue;
      if (planned.isNumber) {
        const reading = readNumber(planned, cell);
        if (typeof reading === 'string') values[planned.place] = reading;
        else if (reading !== null) problems.push({ ...reading, row, column: planned.column.column });
        continue;
      }
      const folded = foldText(cell);
      if (folded === '' || missing.has(folded)) continue;
      if ('about' in planned.column) about.set(planned.column.about, unguardText(normaliseText(cell)));
      else values[planned.place] = unguardText(cell.trim());
    }
    return { values, about, problems };
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
