import { foldText } from '../../core/answers/normaliseText.ts';
import { holdsWord } from './holdsWord.ts';
import type { SourceColumn } from './layout.ts';
import type { ReadingWords } from './readingWords.ts';
import { readSide } from './readSide.ts';

/** Longer questions ask of something in particular, and mention the whole only by the way. */
const longestQuestion = 60;

/** The id of the outcome that a column's words ask for; undefined where they ask for none, or what was expected of the whole. */
export function findOutcome(column: Pick<SourceColumn, 'stem' | 'row'>, words: ReadingWords): string | undefined {
  const { stem, row } = column;
  const question = foldText(row === '' ? stem : `${stem} ${row}`);
  if (question.length > longestQuestion) return undefined;
  const found = [...words.outcomes].find(([, each]) => each.some((word) => holdsWord(question, word)))?.[0];
  const { side } = readSide(column, words);
  return side === null || side === 'perception' ? found : undefined;
}
