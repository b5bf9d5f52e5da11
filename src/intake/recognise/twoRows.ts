import { foldText } from '../../core/answers/normaliseText.ts';
import type { Recogniser } from './layout.ts';
import { cleanWords, splitHeader } from './splitHeader.ts';

/** What stands in the second row below a question that has no rows. */
const open = new Set(['response', 'open-ended response', '回答', '开放式回答', '答案']);

/**
 * A header of two rows, as SurveyMonkey exports it and Excel users merge it: the question above the first of its columns and
 * nothing above the others, the rows of the question below. Nothing need stand above the first columns.
 */
export const recogniseTwoRows: Recogniser = ([first, second, third]) => {
  if (!first || !second || !third) return null;
  const { cells } = first;
  const width = Math.max(cells.length, second.cells.length);
  const isEmpty = (row: readonly string[], index: number) => (row[index] ?? '').trim() === '';
  const places = Array.from({ length: width }, (_, index) => index);
  const below = places.filter((index) => isEmpty(cells, index));
  const isMerged = below.length > 0 && below.every((index) => !isEmpty(second.cells, index));
  const isWords = second.cells.every((cell) => !/^\s*-?\d+(?:\.\d+)?\s*$/.test(cell));
  // One text alone is a title of the whole, and no question.
  if (!isMerged || !isWords || places.length - below.length < 2) return null;
  let stem = '';
  return {
    tool: 'two-rows',
    confidence: 0.8,
    lastHeaderRow: second.row,
    columns: places.map((index) => {
      const above = (cells[index] ?? '').trim();
      if (above !== '') stem = above;
      const row = (second.cells[index] ?? '').trim();
      if (stem === '') return { name: row, about: null, ...splitHeader(row) };
      if (row === '' || open.has(foldText(row))) return { name: stem, about: null, ...splitHeader(stem) };
      return { name: `${stem} [${row}]`, about: null, stem: cleanWords(stem), row: cleanWords(row) };
    }),
  };
};
