import { foldText } from '../../core/answers/normaliseText.ts';
import { audienceOf } from '../../core/instrument/side.ts';
import { findOutcome } from './findOutcome.ts';
import { holdsWord } from './holdsWord.ts';
import type { SourceColumn } from './layout.ts';
import type { RatedColumn } from './ratedColumn.ts';
import { readNumber } from './readAnswer.ts';
import type { ReadingWords } from './readingWords.ts';

/** Whoever says yes or no rates nothing. */
const fewestPoints = 3;
/** As many rows of one question are a matrix. */
const fewestRows = 3;

/**
 * Which of the columns with points ask for a rating, by their places. Numbers alone do not tell: branches and bands of age are
 * numbered as well. A rating's words say so, or it is a row of a matrix, or it is answered in the words that most others are.
 */
export function findRatings(
  columns: readonly RatedColumn[],
  cellsOf: (index: number) => readonly string[],
  words: ReadingWords,
): ReadonlySet<number> {
  const answers = columns.map(({ index }) => new Set(cellsOf(index).map(foldText)));
  const times = new Map<string, number>();
  for (const own of answers) for (const text of own) times.set(text, (times.get(text) ?? 0) + 1);
  const isUsual = (text: string) => readNumber(text) === null && 2 * (times.get(text) ?? 0) > columns.length;
  const rows = new Map<string, number>();
  for (const { stem, row } of columns) if (row !== '') rows.set(stem, (rows.get(stem) ?? 0) + 1);
  const found = columns.filter((column, place) => {
    const own = [...(answers[place] ?? [])];
    if (own.length > 0 && own.every(isUsual)) return true;
    const isRow = column.row !== '' && (rows.get(column.stem) ?? 0) >= fewestRows;
    return own.length >= fewestPoints && (isRow || speaksOfRating(column, words));
  });
  return new Set(found.map(({ index }) => index));
}

function speaksOfRating(column: SourceColumn, words: ReadingWords): boolean {
  const question = foldText(`${column.stem} ${column.row}`);
  const sides = words.sides.flatMap(({ side, words: own }) => (audienceOf(side) === 'customer' ? own : []));
  return (
    findOutcome(column, words) !== undefined || [...words.ratings, ...sides].some((word) => holdsWord(question, word))
  );
}
