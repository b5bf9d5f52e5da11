import { foldText } from '../../core/answers/normaliseText.ts';
import { parseWholeNumber } from '../../core/answers/parseNumber.ts';
import type { ColumnPlan } from '../columnPlan.ts';
import type { ResponseRow } from '../readResponses.ts';
import { cellAt, keyAt } from '../table/line.ts';

/** What stands in rated cells instead of a point: how often, where first, and what it was taken for. */
export interface SeenText {
  readonly text: string;
  readonly count: number;
  readonly row: number;
  readonly column: string;
  /** `missing` says nothing, `label` stands for a point, `unknown` for nobody knows what. */
  readonly meaning: 'missing' | 'label' | 'unknown';
  readonly point: number | null;
}

/** More different texts than any list of answers has are comments in the wrong column: they need not be told apart. */
const mostTexts = 1000;

/** Counts the texts that stand in rated cells, and the numbers that the plan takes for missing. In constant memory. */
export function startTextTally({ columns, missing, labels }: ColumnPlan) {
  const rated = columns.flatMap((each) => ('field' in each && each.range !== null ? [each] : []));
  // Nearly every cell is one digit.
  const isPoint = Array.from({ length: 128 }, (_, key) => {
    const cell = String.fromCharCode(key);
    return /\d/.test(cell) && !missing.has(cell);
  });
  const seen = new Map<string, { count: number; readonly row: number; readonly column: string }>();

  return {
    add({ row, given }: ResponseRow): void {
      if (given === null) return;
      for (const { index, column } of rated) {
        if (isPoint[keyAt(given, index)]) continue;
        const cell = cellAt(given, index);
        const known = seen.get(cell);
        if (known) known.count++;
        else if (seen.size < mostTexts) seen.set(cell, { count: 1, row, column });
      }
    },
    /** The most frequent first. */
    finish(): readonly SeenText[] {
      const texts = new Map<string, SeenText>();
      for (const [cell, { count, row, column }] of seen) {
        const folded = foldText(cell);
        const before = texts.get(folded);
        const point = labels.get(folded) ?? null;
        const isMissing = folded === '' || missing.has(folded);
        if (before) texts.set(folded, { ...before, count: before.count + count });
        else if (isMissing || point !== null || parseWholeNumber(cell) === 'not-a-number') {
          const meaning = isMissing ? 'missing' : point === null ? 'unknown' : 'label';
          texts.set(folded, { text: cell.trim(), count, row, column, meaning, point: isMissing ? null : point });
        }
      }
      return [...texts.values()].sort((a, b) => b.count - a.count);
    },
  };
}
