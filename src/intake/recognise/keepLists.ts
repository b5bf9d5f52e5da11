import type { Scale } from '../../core/instrument/scale.ts';
import type { ReadingWords } from './readingWords.ts';

/**
 * The words by which files are read whose scale is settled, with those lists of answers alone that have as many points. Few answers may
 * stand in lists of five and of seven: those of the scale are meant, and what this leaves without any word is doubted elsewhere.
 */
export function keepLists(words: ReadingWords, { min, max }: Scale): ReadingWords {
  return { ...words, labels: words.labels.filter(({ length }) => min === 1 && length === max) };
}
