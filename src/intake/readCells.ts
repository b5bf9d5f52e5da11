import { missingCodes } from '../core/answers/fields.ts';
import { unguardText } from '../core/answers/guardedText.ts';
import { parseWholeNumber } from '../core/answers/parseNumber.ts';
import { type Problem, quoteValue } from '../core/problem.ts';
import type { About, Column, ColumnPlan } from './columnPlan.ts';
import { foldText, normaliseText } from './normaliseText.ts';

const noOpinion = '-9';

/** The cells of a row by what they are: fields for the one door, and what is known around the answers. */
export interface Cells {
  readonly fields: ReadonlyMap<string, string>;
  readonly about: ReadonlyMap<About, string>;
  readonly problems: readonly Problem[];
}

/**
 * Sorts the cells of a row by the plan. Cells that say nothing are left out, texts of a label become their point, and points
 * of a column that runs against its item are turned round. A bad cell is left out and told with its row and column.
 */
export function readCells(plan: ColumnPlan, cells: readonly string[], row: number): Cells {
  const fields = new Map<string, string>();
  const about = new Map<About, string>();
  const problems: Problem[] = [];
  for (const planned of plan.columns) {
    const cell = cells[planned.index] ?? '';
    const folded = foldText(cell);
    if (folded === '' || plan.missing.has(folded)) continue;
    if ('about' in planned) about.set(planned.about, unguardText(normaliseText(cell)));
    else if (planned.range === null) fields.set(planned.field, unguardText(cell.trim()));
    else {
      const read = readNumberCell(plan, planned, cell, folded);
      if (typeof read === 'string') fields.set(planned.field, read);
      else problems.push({ ...read, row, column: planned.column });
    }
  }
  return { fields, about, problems };
}

function readNumberCell(
  plan: ColumnPlan,
  column: Extract<Column, { readonly field: string }>,
  cell: string,
  folded: string,
): string | Problem {
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
