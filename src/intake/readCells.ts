import { listAnswerFields, missingCodes } from '../core/answers/fields.ts';
import { unguardText } from '../core/answers/guardedText.ts';
import { foldText, normaliseText } from '../core/answers/normaliseText.ts';
import { parseWholeNumber } from '../core/answers/parseNumber.ts';
import { type Problem, quoteValue } from '../core/problem.ts';
import type { About, Column, ColumnPlan } from './columnPlan.ts';
import { dropUnit } from './dropUnit.ts';
import { cellAt, emptyKey, keyAt, noKey } from './table/line.ts';
import type { Row } from './table/row.ts';

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
export function startCellReader(plan: ColumnPlan): (row: Row) => Cells {
  const fields = listAnswerFields(plan.questionnaire);
  const columns = plan.columns
    .map((column) => ({
      column,
      index: column.index,
      place: 'field' in column ? fields.indexOf(column.field) : 0,
      about: 'about' in column ? column.about : null,
      /** By the key of the one character that nearly every cell is, by other keys, and by the text of cells without one. */
      ofSign: new Array<Reading | undefined>(signs).fill(undefined),
      ofKey: new Map<number, Reading>(),
      ofText: new Map<string, Reading>() as Map<string, Reading> | null,
    }))
    // What this questionnaire does not ask for is ignored.
    .filter(({ place }) => place >= 0);
  type Planned = (typeof columns)[number];

  const values = new Array<string | undefined>(fields.length);

  const readKeyed = ({ column, ofSign, ofKey, index }: Planned, key: number, row: Row): Reading => {
    const known = key < signs ? ofSign[key] : ofKey.get(key);
    if (known !== undefined) return known;
    const reading = readCell(plan, column, cellAt(row, index));
    if (key < signs) ofSign[key] = reading;
    else if (ofKey.size < mostKnown) ofKey.set(key, reading);
    return reading;
  };
  const readText = (planned: Planned, cell: string): Reading => {
    const known = planned.ofText?.get(cell);
    if (known !== undefined) return known;
    const reading = readCell(plan, planned.column, cell);
    if (planned.ofText?.size === mostKnown) planned.ofText = null;
    else if (cell.length <= longestKnown) planned.ofText?.set(cell, reading);
    return reading;
  };

  return (row) => {
    values.fill(undefined);
    const about: Partial<Record<About, string>> = {};
    const problems: Problem[] = [];
    for (let at = 0; at < columns.length; at++) {
      const planned = columns[at] as Planned;
      const key = keyAt(row, planned.index);
      if (key === emptyKey) continue;
      const reading = key === noKey ? readText(planned, cellAt(row, planned.index)) : readKeyed(planned, key, row);
      if (reading === null) continue;
      if (typeof reading !== 'string') problems.push({ ...reading, row: row.row, column: planned.column.column });
      else if (planned.about === null) values[planned.place] = reading;
      else about[planned.about] = reading;
    }
    return { values, about, problems };
  };
}

/** The keys of single characters of ASCII lie below. */
const signs = 128;
/** Beyond these a column has a text for each person: to look them up would take time, and to keep them memory. */
const mostKnown = 200;
const longestKnown = 100;

function readCell(plan: ColumnPlan, column: Column, cell: string): Reading {
  const folded = foldText(cell);
  if (folded === '' || plan.missing.has(folded)) return null;
  if ('about' in column) return unguardText(normaliseText(cell));
  const { range, isTurned, isNarrow, isZeroNone, isCounted } = column;
  if (range === null) return unguardText(cell.trim());
  const label = plan.labels.get(folded);
  const text = label === undefined ? (isCounted ? dropUnit(cell) : cell) : String(label);
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
