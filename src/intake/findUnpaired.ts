import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Problem } from '../core/problem.ts';
import { listNames } from './listNames.ts';
import { isItemEntry, type Mapping } from './mapping.ts';

/**
 * The columns of a mapping whose statement has none on a side that most statements have, one problem a side: somebody must say
 * whether they were not asked there, or by which name they are.
 */
export function findUnpaired({ columns }: Mapping, { sides }: Questionnaire): readonly Problem[] {
  const entries = columns.filter(isItemEntry);
  const items = [...new Set(entries.map(({ item }) => item))].map((id) => entries.filter(({ item }) => item === id));
  return sides.flatMap(({ side, title }): Problem[] => {
    const alone = items.filter((own) => own.every((each) => each.side !== side));
    const names = alone.flatMap((own) => own.map(({ column }) => String(column)));
    if (alone.length === 0 || 2 * alone.length >= items.length) return [];
    return [{ code: 'columns-unpaired', values: { side: title, columns: listNames(names), count: names.length } }];
  });
}
