import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { isItemEntry, type Mapping } from './mapping.ts';
import type { SortedColumns } from './recognise/sortColumns.ts';

/** One in so many ratings, at least, is an item of the file's own. */
const fewestOwn = 4;

/** Whether only one of the sides that are asked has columns: the other may be called by another word. */
export function isHalf({ columns }: Mapping, { sides }: Questionnaire): boolean {
  const named = new Set(columns.flatMap((entry) => (isItemEntry(entry) ? entry.side : [])));
  return named.size === 1 && sides.length > 1 && sides.some(({ side }) => side === 'perception');
}

/** Whether a file's own items are few of its ratings: then it is known what some of them are, and not what it asks. */
export function isRest({ columns }: Mapping, { rated }: SortedColumns): boolean {
  return fewestOwn * columns.filter(isItemEntry).length < rated.length;
}

/** Whether as many ratings as there are items stand in columns of which nobody knows what they are. */
export function hasOtherHalf({ columns }: Mapping, { rated }: SortedColumns, { items }: Questionnaire): boolean {
  // What splits respondents was only guessed to do so.
  const known = new Set(columns.flatMap(({ as, column }) => (as === 'segment' ? [] : [column])));
  return rated.filter(({ index }) => !known.has(index + 1)).length >= items.length;
}
