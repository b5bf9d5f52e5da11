import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { isItemEntry, type Mapping, type MappingEntry } from '../mapping.ts';
import { chooseScale } from './chooseScale.ts';
import { findOutcome } from './findOutcome.ts';
import type { ReadingWords } from './readingWords.ts';
import { nameColumn, type SortedColumns } from './sortColumns.ts';

/**
 * The mapping with the columns that rate the whole, such as `overall` and `总体满意度`, as outcomes: on the questionnaire's scale
 * where their answers lie on it, else on that which they need, where it may differ. Answers in words must be those of the
 * same points as elsewhere in the file.
 */
export function addOutcomes(
  mapping: Mapping,
  { rated, cellsOf }: SortedColumns,
  { outcomes, scale }: Questionnaire,
  words: ReadingWords,
  mayDiffer: boolean,
): Mapping {
  const entryOf = new Map(mapping.columns.map((entry) => [entry.column, entry]));
  /** Whether a column is an item, or by its own name another outcome. */
  const isSettled = (column: number, kind: string | undefined) => {
    const entry = entryOf.get(column);
    return entry !== undefined && (isItemEntry(entry) || (entry.as === 'outcome' && entry.id !== kind));
  };
  let { labels = {} } = mapping;
  const added = new Map<number, MappingEntry>();
  for (const column of rated) {
    const kind = findOutcome(column, words);
    if (kind === undefined || isSettled(column.index + 1, kind)) continue;
    const asked = outcomes.find(({ id }) => id === kind);
    const found = chooseScale(cellsOf(column.index), asked ?? scale, words);
    if (found === null || !agrees(labels, found.labels)) continue;
    const { min, max } = found.scale;
    const isAsked = asked !== undefined && asked.min === min && asked.max === max;
    if (!isAsked && !mayDiffer) continue;
    const isTaken = [...added.values()].some((entry) => entry.as === 'outcome' && entry.id === kind);
    const id = isTaken ? nameColumn(column) : kind;
    if (id !== null) added.set(column.index, { column: column.index + 1, as: 'outcome', id, min, max });
    labels = { ...labels, ...found.labels };
  }
  if (added.size === 0) return mapping;
  const others = mapping.columns.filter(({ column }) => typeof column === 'string' || !added.has(column - 1));
  const columns = [...others, ...added.values()].sort((a, b) => Number(a.column) - Number(b.column));
  return { ...mapping, labels, columns };
}

/** Whether no text stands for two points. */
function agrees(known: NonNullable<Mapping['labels']>, added: Readonly<Record<string, number>>): boolean {
  return Object.entries(added).every(([text, point]) => !Object.hasOwn(known, text) || known[text] === point);
}
