import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { isItemEntry, type Mapping } from '../mapping.ts';
import { chooseScale } from './chooseScale.ts';
import type { ReadingWords } from './readingWords.ts';
import type { SortedColumns } from './sortColumns.ts';

/**
 * The mapping with the points of answers in words, where columns are known by their names and a list of as many points as the
 * questionnaire's scale knows what stands in them. Where the questionnaire was only guessed, the list may be another, and its points
 * are the scale. What a mapping says itself of scale and labels holds.
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
  const found = chooseScale(answers, scale, words);
  if (found === null || Object.keys(found.labels).length === 0) return mapping;
  if (found.scale.min === scale.min && found.scale.max === scale.max) return { ...mapping, labels: found.labels };
  return mayDiffer && mapping.scale === undefined ? { ...mapping, ...found } : mapping;
}
