import { normaliseText } from '../core/answers/normaliseText.ts';
import type { Problem } from '../core/problem.ts';
import type { Mapping } from './mapping.ts';
import type { Row } from './table/row.ts';

/** Fewer rows, or fewer of each id, could be people who answered twice. */
const fewestRows = 12;
const fewestEach = 3;

/**
 * That a column of ids, as its name calls it, has each id on several rows: a file with a row for every item that a person rated, or
 * one of whose ids are those of branches. Taken for people, rows of one id with the same answers would be one. Nobody said that
 * these are waves.
 */
export function findRecurringIds(
  { columns }: Mapping,
  sample: readonly Row[],
  header: readonly string[],
): readonly Problem[] {
  if (columns.some((entry) => entry.as === 'wave')) return [];
  return columns.flatMap((entry): Problem[] => {
    if (entry.as !== 'respondent' || typeof entry.column !== 'number') return [];
    const place = entry.column - 1;
    const ids = sample.map(({ cells }) => normaliseText(cells[place] ?? '')).filter((id) => id !== '');
    const each = Math.floor(ids.length / new Set(ids).size);
    if (ids.length < fewestRows || each < fewestEach) return [];
    return [{ code: 'ids-recur', column: header[place] ?? '', values: { count: each } }];
  });
}
