import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { dropSecond } from './dropSecond.ts';
import type { MappingEntry } from './mapping.ts';
import { readHeaderName } from './readHeaderName.ts';
import type { Layout, SourceColumn } from './recognise/layout.ts';
import type { ReadingWords } from './recognise/readingWords.ts';
import { readSideOfQuestion } from './recognise/readSide.ts';
import type { SortedColumns } from './recognise/sortColumns.ts';
import { recogniseHeaders } from './recogniseHeaders.ts';

/**
 * What the names of a file's columns say by themselves; where that is not enough, what their last parts do below the path of a
 * group or another question: `section_a/E1`, `G01Q01[E1]`, `Part 1` above `E1`. Not where what stands above names another side.
 * All other columns are then what they are taken for beside items that are known by their words.
 */
export function recogniseNames(
  { columns }: Layout,
  { others }: SortedColumns,
  questionnaire: Questionnaire,
  words: ReadingWords,
): ReturnType<typeof recogniseHeaders> {
  const whole = recogniseHeaders(
    columns.map(({ name, shared = name }) => shared),
    questionnaire,
  );
  if (!('problems' in whole)) return { columns: addPoints(whole.columns, others) };
  if (whole.mapping) return whole;
  const parts = columns.map(takeLastPart);
  const isOther = parts.some((part) => {
    const meaning = readHeaderName(part.row, questionnaire);
    const { side } = readSideOfQuestion(part, words);
    return meaning !== null && 'item' in meaning && side !== null && side !== meaning.side;
  });
  const last = recogniseHeaders(
    parts.map(({ row }) => row),
    questionnaire,
  );
  if (isOther || 'problems' in last) return whole;
  const items = new Map(last.columns.flatMap((entry) => ('reverse' in entry ? [[entry.column, entry]] : [])));
  return { columns: dropSecond(columns.flatMap((_, index) => items.get(index + 1) ?? others[index] ?? [])) };
}

/** Points that the names themselves do not tell of, where they tell of none. */
function addPoints(columns: readonly MappingEntry[], others: SortedColumns['others']): MappingEntry[] {
  if (columns.some(({ as }) => as === 'weight')) return [...columns];
  const known = new Set(columns.map(({ column }) => column));
  const points = others
    .filter((other) => other !== null)
    .filter(({ as, column }) => as === 'weight' && !known.has(column));
  return dropSecond([...columns, ...points]);
}

/** The end of a name, behind the last sign of a path, and what stands before it. */
function takeLastPart({ name, stem, row }: SourceColumn): Pick<SourceColumn, 'stem' | 'row'> {
  if (row !== '') return { stem, row };
  const [, above = '', last = name] = /^(.+)[/.-]([^/.-]+)$/s.exec(name) ?? [];
  return { stem: above, row: last };
}
