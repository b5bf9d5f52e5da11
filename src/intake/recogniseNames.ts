import { foldText } from '../core/answers/normaliseText.ts';
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
  if (!('problems' in whole)) return { columns: addOthers(whole.columns, columns, others, questionnaire) };
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

/**
 * What the names of items and of what is around them leave open: what a tool adds, points where they tell of none, and groups whose own
 * names say something. Beside codes, what is called by another code may be anything.
 */
function addOthers(
  known: readonly MappingEntry[],
  columns: Layout['columns'],
  others: SortedColumns['others'],
  { audience }: Questionnaire,
): MappingEntry[] {
  const taken = new Set(known.map(({ column }) => column));
  const hasPoints = known.some(({ as }) => as === 'weight');
  const added = others.filter((other, index): other is MappingEntry => {
    if (other === null || taken.has(other.column)) return false;
    if (columns[index]?.about !== null) return true;
    if (other.as === 'weight') return !hasPoints;
    // Staff are not told apart by groups.
    return other.as === 'segment' && audience === 'customer' && !isCode(columns[index]?.name ?? '');
  });
  return dropSecond([...known, ...added.map((other) => ({ ...other, audience }))]);
}

/** Whether a name is a letter or a code: `g1`, `Q45_2`, `第45题`, `Unnamed: 45`. */
function isCode(name: string): boolean {
  return /^\p{L}?$|^[\p{L}_.:#-]{0,12}\s?\d+[\p{L}\d_.-]*$/u.test(foldText(name));
}

/** The end of a name, behind the last sign of a path, and what stands before it. */
function takeLastPart({ name, stem, row }: SourceColumn): Pick<SourceColumn, 'stem' | 'row'> {
  if (row !== '') return { stem, row };
  const [, above = '', last = name] = /^(.+)[/.-]([^/.-]+)$/s.exec(name) ?? [];
  return { stem: above, row: last };
}
