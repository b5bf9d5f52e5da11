import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { usualMissing } from '../columns.ts';
import { dropSecond } from '../dropSecond.ts';
import type { Mapping, MappingEntry } from '../mapping.ts';
import { foldText } from '../normaliseText.ts';
import { readHeaderName } from '../readHeaderName.ts';
import type { Row } from '../table/row.ts';
import { chooseScale } from './chooseScale.ts';
import type { Layout, SourceColumn } from './layout.ts';
import { type Pairing, pairColumns, type RatedColumn } from './pairColumns.ts';
import { inferItems, placeItems } from './placeItems.ts';
import type { ReadingWords } from './readingWords.ts';

/** What the tools write where nothing was answered, or where the question was passed over or not asked. */
const toolMissing = ['-3', '-2', '(空白)', '未作答', '未回答', 'n/a', '#n/a', '#null!', '-'];
const mostPoints = 20;
const mostGroups = 12;
const fewestEach = 3;

/** A mapping that was made by looking, and how. */
export interface Described {
  readonly mapping: Mapping;
  readonly by: Pairing;
  /** Whether the items are those of the questionnaire that was offered, or taken for them in their order, or the file's own. */
  readonly items: 'known' | 'in-order' | 'own';
}

/**
 * Makes the mapping of a file from how its columns are called and what stands in them; null where its sides cannot be told
 * apart or its answers are on no scale. Items become those of the questionnaire where they are, and otherwise the file's own.
 */
export function describeColumns(
  { columns }: Layout,
  sample: readonly Row[],
  questionnaire: Questionnaire,
  words: ReadingWords,
): Described | null {
  const missing = new Set([...usualMissing, ...toolMissing].map(foldText));
  const cellsOf = (index: number) =>
    sample.map(({ cells }) => (cells[index] ?? '').trim()).filter((cell) => !missing.has(foldText(cell)));
  const around = columns.map((column, index) => readAround(column, index + 1, questionnaire, words));
  const rated = columns.flatMap((column, index): RatedColumn[] =>
    around[index] === null && isRated(cellsOf(index), questionnaire, words) ? [{ ...column, index }] : [],
  );
  const paired = pairColumns(rated, words);
  if (paired === null) return null;
  const sides = new Set(paired.items.flatMap((item) => [...item.columns.keys()]));
  // Without perceptions there is nothing to compare with, and importance alone is no report.
  if (!sides.has('perception') && questionnaire.audience === 'customer') return null;
  const asks = [...sides].every((side) => questionnaire.sides.some((asked) => asked.side === side));
  const known = asks ? placeItems(paired.items, questionnaire, words) : null;
  const placed = known?.placed ?? inferItems(paired.items, words);
  const used = paired.items.flatMap((item) => [...item.columns.values()]);
  const answered = chooseScale(used.flatMap(cellsOf), known === null ? null : questionnaire.scale, words);
  if (answered === null) return null;
  const items = new Map<number, MappingEntry>();
  for (const [index, item] of paired.items.entries()) {
    const place = placed[index];
    if (place) for (const [side, column] of item.columns) items.set(column, { column: column + 1, ...place, side });
  }
  const entries = columns.flatMap((column, index) => {
    const group = around[index] === null && isGroup(cellsOf(index)) ? describeGroup(column, index + 1) : null;
    return items.get(index) ?? around[index] ?? group ?? [];
  });
  const { scale, labels } = answered;
  const mapping = { scale, labels, missing: [...usualMissing, ...toolMissing], columns: dropSecond(entries) };
  return { mapping, by: paired.by, items: known === null ? 'own' : known.isInOrder ? 'in-order' : 'known' };
}

/** Whether a column holds points: whatever stands in it is a number of a narrow scale or an answer in words. */
function isRated(cells: readonly string[], { scale }: Questionnaire, words: ReadingWords): boolean {
  const different = new Set(cells.map(foldText));
  return different.size > 0 && different.size <= mostPoints && chooseScale(different, scale, words) !== null;
}

/** What stands beside the rated answers, as far as the header says. */
function readAround(
  { name, about, stem, row }: SourceColumn,
  column: number,
  questionnaire: Questionnaire,
  { dimensions }: ReadingWords,
): MappingEntry | null {
  if (about !== null) return { column, as: about };
  const meaning = readHeaderName(row === '' ? stem : name, questionnaire);
  if (meaning && 'about' in meaning) return { column, as: meaning.about };
  if (!/权重|分配|weight|points/i.test(stem)) return null;
  const own = foldText(row);
  const dimension = [...dimensions].find(([, names]) => names.includes(own))?.[0];
  return dimension === undefined ? null : { column, as: 'weight', dimension };
}

/** Whether a column can split respondents: a few answers that come again and again. */
function isGroup(cells: readonly string[]): boolean {
  const { size } = new Set(cells);
  return size > 1 && size <= mostGroups && cells.length >= fewestEach * size;
}

function describeGroup({ stem, row }: SourceColumn, column: number): MappingEntry {
  const id = `${stem} ${row}`
    .replace(/[^\p{L}\p{N}_ /-]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .trim();
  return { column, as: 'segment', ...(/^[\p{L}\p{N}_]/u.test(id) ? { id } : {}) };
}
