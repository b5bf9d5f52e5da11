import { listAnswerFields, missingCodes } from '../core/answers/fields.ts';
import { unguardText } from '../core/answers/guardedText.ts';
import { foldText, normaliseText } from '../core/answers/normaliseText.ts';
import { parseWholeNumber } from '../core/answers/parseNumber.ts';
import { type Problem, quoteValue } from '../core/problem.ts';
import type { About, Column, ColumnPlan } from './columnPlan.ts';

const noOpinion = '-9';

/** The cells of a row by what they are: values for the one door, in its order, and what is known around the answers. */
export interface Cells {
  /** Those of the next row lie in the same list. */
  readonly values: readonly (string | undefined)[];
  readonly about: Readonly<Partial<Record<About, string>>>;
  readonly problems: readonly Problem[];
}

/** What a cell comes to: a text, nothing, or a problem that has still to be placed. */
type Reading = string | null | Problem;

/**
 * Sorts the cells of one row after another by the plan. Cells that say nothing are left out, texts of a label become their
 * point, and points of a column that runs against its item are turned round. A bad cell is left out and told with its row and
 * column.
 *
 * Most columns hold the same few texts over and over: what each comes to is worked out once.
 */
export function startCellReader(plan: ColumnPlan): (cells: readonly string[], row: number) => Cells {
  const fields = listAnswerFields(plan.questionnaire);
  const columns = plan.columns
    .map((column) => ({
      column,
      index: column.index,
      place: 'field' in column ? fields.indexOf(column.field) : 0,
      about: 'about' in column ? column.about : null,
      /** By the code of the one character that nearly every cell is, and by the text of the others. */
      ofSign: new Array<Reading | undefined>(128).fill(undefined),
      ofText: new Map<string, Reading>() as Map<string, Reading> | null,
    }))
    // What this questionnaire does not ask for is ignored.
    .filter(({ place }) => place >= 0);
  type Planned = (typeof columns)[number];

  const values = new Array<string | undefined>(fields.length);

  const read = (planned: Planned, cell: string): Reading => {
    const { column, ofSign, ofText } = planned;
    const code = cell.length === 1 ? cell.charCodeAt(0) : 128;
    const known = code < 128 ? ofSign[code] : ofText?.get(cell);
    if (known !== undefined) return known;
    const reading = readCell(plan, column, cell);
    if (code < 128) ofSign[code] = reading;
    else if (ofText?.size === mostKnown) planned.ofText = null;
    else if (cell.length <= longestKnown) ofText?.set(cell, reading);
    return reading;
  };

  return (cells, row) => {
    values.fill(undefined);
    const about: Partial<Record<About, string>> = {};
    const problems: Problem[] = [];
    for (let at = 0; at < columns.length; at++) {
      const planned = columns[at] as Planned;
      const cell = cells[planned.index] ?? '';
      if (cell === '') continue;
      const reading = read(planned, cell);
      if (reading === null) continue;
      if (typeof reading !== 'string') problems.push({ ...reading, row, column: planned.column.column });
      else if (planned.about === null) values[planned.place] = reading;
      else about[planned.about] = reading;
    }
    return { values, about, problems };
  };
}

/** Beyond these a column has a text for each person: to look them up would take time, and to keep them memory. */
const mostKnown = 200;
const longestKnown = 100;

function readCell(plan: ColumnPlan, column: Column, cell: string): Reading {
  const folded = foldText(cell);
  if (folded === '' || plan.missing.has(folded)) return null;
  if ('about' in column) return unguardText(normaliseText(cell));
  const { range, isTurned, isNarrow, isZeroNone } = column;
  if (range === null) return unguardText(cell.trim());
  const label = plan.labels.get(folded);
  const text = label === undefined ? cell : String(label);
  if (isZeroNone && parseWholeNumber(text) === 0) return noOpinion;
  if (!isTurned && !isNarrow && plan.labels.size === 0) return text;
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
