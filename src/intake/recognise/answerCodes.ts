import { type Scale, usualScales } from '../../core/instrument/scale.ts';
import type { Layout } from './layout.ts';
import type { ReadingWords } from './readingWords.ts';

/**
 * The words by which a tool's files are read, with the codes that it may write for answers: LimeSurvey calls the answers of a list
 * A1, A2 and so on, and since its fourth version AO01, AO02. As with numbers, the scale wanted comes first, and only a longer one if
 * that has too few points.
 */
export function addAnswerCodes(words: ReadingWords, tool: Layout['tool'], wanted: Scale): ReadingWords {
  if (tool !== 'limesurvey') return words;
  const lists = [wanted, ...usualScales]
    .filter(({ min, max }) => min === 1 && max >= wanted.max)
    .map(({ max }) =>
      Array.from({ length: max }, (_, index) => [`a${index + 1}`, `ao${`${index + 1}`.padStart(2, '0')}`]),
    );
  return { ...words, labels: [...words.labels, ...lists] };
}
