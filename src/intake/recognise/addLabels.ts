import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { isItemEntry, type Mapping } from '../mapping.ts';
import { chooseScale } from './chooseScale.ts';
import { keepLists } from './keepLists.ts';
import type { ReadingWords } from './readingWords.ts';
import type { SortedColumns } from './sortColumns.ts';

/**
 * The mapping with the points of answers in words, where columns are known by their names and a list of as many points as the
 * questionnaire's scale knows what stands in them. Where the questionnaire was only guessed, its scale is that of the answers, in
 * words or in numbers: cut off at 7, answers from 1 to 10 would have other means. What a mapping says itself of scale and labels
 * holds.
 */
export function addLabels(
  mapping: Mapping,
  { cellsOf }: SortedColumns,
  { scale }: Questionnaire,
  words: ReadingWords,
  mayDiffer: boolean,
): Mapping {
  if (mapping.labels) return mapping;
  const answers = mapping.columns.flatMap((entry) =>
    isItemEntry(entry) && typeof entry.column === 'number' ? cellsOf(entry.column - 1) : [],
  );
  const onScale = mayDiffer ? null : chooseScale(answers, scale, keepLists(words, scale));
  const found = onScale ?? chooseScale(answers, scale, words);
  if (found === null) return mapping;
  if (found.scale.min === scale.min && found.scale.max === scale.max)
    return Object.keys(found.labels).length === 0 ? mapping : { ...mapping, labels: found.labels };
  // A few numbers beyond the scale may be no answers.
  const isUsed = Object.keys(found.labels).length > 0 || 2 * new Set(answers).size > found.scale.max - found.scale.min;
  return mayDiffer && isUsed && mapping.scale === undefined ? { ...mapping, ...found } : mapping;
}
