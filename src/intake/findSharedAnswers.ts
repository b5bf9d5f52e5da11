import { normaliseText } from '../core/answers/normaliseText.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Problem } from '../core/problem.ts';
import type { Mapping } from './mapping.ts';
import { isAnswer, readHeaderName } from './readHeaderName.ts';
import type { Layout } from './recognise/layout.ts';
import type { ReadingWords } from './recognise/readingWords.ts';
import { readSide } from './recognise/readSide.ts';
import type { SortedColumns } from './recognise/sortColumns.ts';

/**
 * Names that stand above several columns of which one gives answers: by its name, or by the mapping that was made of the file.
 * Nobody but a person can say which of them counts. What people are called, or comments, may well stand there twice; but where
 * ratings of one name are as many as half of those that were understood, they may be the rest of the form.
 */
export function findSharedAnswers(
  { columns, lastHeaderRow: row }: Layout,
  { rated }: SortedColumns,
  mapping: Mapping | null,
  questionnaire: Questionnaire,
  words: ReadingWords,
): readonly Problem[] {
  const used = new Set(mapping?.columns.flatMap((entry) => ('reverse' in entry ? [entry.column] : [])));
  const ratings = rated.filter(({ shared }) => shared !== undefined).map(({ index }) => index + 1);
  const isRest = mapping !== null && 2 * ratings.length >= used.size;
  const asked = new Set([...used, ...(isRest ? ratings : [])]);
  const names = columns.flatMap((column, index) => {
    const { shared } = column;
    if (shared === undefined) return [];
    const meaning = readHeaderName(shared, questionnaire);
    const isNamed = (meaning !== null && isAnswer(meaning)) || readSide(column, words).side !== null;
    return isNamed || asked.has(index + 1) ? [shared] : [];
  });
  return [...new Set(names)].map((column) => ({ code: 'header-duplicate', row, column }));
}

/** Names that a mapping calls columns by although they stand above several. */
export function findSharedNames({ columns, lastHeaderRow: row }: Layout, mapping: Mapping): readonly Problem[] {
  const shared = new Set(columns.flatMap((column) => column.shared ?? []));
  const names = mapping.columns.map((entry) => normaliseText(String(entry.column))).filter((name) => shared.has(name));
  return [...new Set(names)].map((column) => ({ code: 'header-duplicate', row, column }));
}
