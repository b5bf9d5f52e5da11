import { foldText } from '../../core/answers/normaliseText.ts';
import { usualMissing } from '../../core/answers/usualMissing.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { MappingEntry } from '../mapping.ts';
import { readHeaderName } from '../readHeaderName.ts';
import type { Row } from '../table/row.ts';
import { areWords, chooseScale } from './chooseScale.ts';
import { findPoints } from './findPoints.ts';
import { findRatings } from './findRatings.ts';
import type { Layout, SourceColumn } from './layout.ts';
import type { RatedColumn } from './ratedColumn.ts';
import type { ReadingWords } from './readingWords.ts';
import { readSide } from './readSide.ts';

/** The same with the codes of tools for questions that were passed over or not asked. */
export const missingOfTools = [...usualMissing, '-3', '-2', '#N/A', '#NULL!'];
const mostPoints = 20;
const mostGroups = 12;
const fewestEach = 3;

/** The columns of a file by what stands in them. */
export interface SortedColumns {
  /** Those whose answers are points of some scale. */
  readonly rated: readonly RatedColumn[];
  /** The answers of a column, of those that were looked at. */
  readonly cellsOf: (index: number) => readonly string[];
  /** What any other column is: what its name says, or what splits respondents; null for the rest. */
  readonly others: readonly (MappingEntry | null)[];
}

/** Sorts the columns of a file by their names and by what stands in them. */
export function sortColumns(
  { tool, columns }: Layout,
  sample: readonly Row[],
  questionnaire: Questionnaire,
  words: ReadingWords,
): SortedColumns {
  const missing = new Set(missingOfTools.map(foldText));
  const cells = columns.map((_, index) =>
    sample.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => !missing.has(foldText(cell))),
  );
  const cellsOf = (index: number) => cells[index] ?? [];
  // Of a header of several rows, what stands above may be no more than that.
  const mayBeRow = (column: SourceColumn) => tool === 'several-rows' && readSide(column, words).side === null;
  const points = findPoints(columns, sample, questionnaire, words);
  const around = columns.map((column, index): MappingEntry | null => {
    const { row } = column;
    const dimension = points.get(index);
    if (dimension !== undefined) return { column: index + 1, as: 'weight', dimension };
    const own = row !== '' && mayBeRow(column) ? { ...column, name: row, stem: row, row: '' } : column;
    return readAround(own, index + 1, questionnaire) ?? readAround(column, index + 1, questionnaire);
  });
  const isFilled = columns.map((_, index) => around[index] === null && isRated(cellsOf(index), questionnaire, words));
  // Nobody may have answered a row of a matrix.
  const matrices = new Set(columns.flatMap(({ row, stem }, index) => (isFilled[index] && row !== '' ? [stem] : [])));
  const isEmptyRow = ({ row, stem }: SourceColumn, index: number) =>
    around[index] === null && row !== '' && matrices.has(stem) && cellsOf(index).length === 0;
  const rated = columns.flatMap((column, index): RatedColumn[] =>
    isFilled[index] || isEmptyRow(column, index) ? [{ ...column, index }] : [],
  );
  const ratings = findRatings(rated, cellsOf, words);
  const others = columns.map((column, index) =>
    around[index] === null && isGroup(cellsOf(index)) && !ratings.has(index)
      ? describeGroup(column, index + 1)
      : (around[index] ?? null),
  );
  return { rated, cellsOf, others };
}

/** Whether a column holds points: whatever stands in it is a number of a narrow scale or an answer in words. */
function isRated(cells: readonly string[], { scale }: Questionnaire, words: ReadingWords): boolean {
  const different = new Set(cells.map(foldText));
  if (different.size === 0 || different.size > mostPoints) return false;
  return chooseScale(cells, scale, words) !== null || areWords(cells, words);
}

/** What stands beside the rated answers, as far as the header says. */
function readAround(
  { name, about, stem, row }: SourceColumn,
  column: number,
  questionnaire: Questionnaire,
): MappingEntry | null {
  if (about !== null) return { column, as: about };
  const meaning = readHeaderName(row === '' ? stem : name, questionnaire);
  if (meaning && 'about' in meaning) return { column, as: meaning.about };
  if (meaning && 'segment' in meaning) return { column, as: 'segment', id: meaning.segment };
  if (meaning && 'weight' in meaning) return { column, as: 'weight', dimension: meaning.weight };
  return null;
}

/**
 * Whether a column can split respondents: a few answers that come again and again. Fractions are means that somebody worked out, and
 * numbers below zero are differences.
 */
function isGroup(cells: readonly string[]): boolean {
  const different = new Set(cells);
  const { size } = different;
  const isReckoned = [...different].some((cell) => /^-?\d+[.,]\d*[1-9]$|^[-−]\d/.test(cell));
  return !isReckoned && size > 1 && size <= mostGroups && cells.length >= fewestEach * size;
}

function describeGroup(named: SourceColumn, column: number): MappingEntry {
  const id = nameColumn(named);
  return { column, as: 'segment', ...(id === null ? {} : { id }) };
}

/** What a question of a file's own is called: its words, as an id may have them; null where none are left. */
export function nameColumn({ stem, row }: SourceColumn): string | null {
  const id = `${stem} ${row}`
    .replace(/[^\p{L}\p{N}_ /-]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .trim();
  return /^[\p{L}\p{N}_]/u.test(id) ? id : null;
}
