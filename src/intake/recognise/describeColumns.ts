import { foldText } from '../../core/answers/normaliseText.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { audienceOf } from '../../core/instrument/side.ts';
import { dropSecond } from '../dropSecond.ts';
import type { Mapping, MappingEntry } from '../mapping.ts';
import { chooseScaleOfSides } from './chooseScaleOfSides.ts';
import { findOutcome } from './findOutcome.ts';
import { type Pairing, pairColumns } from './pairColumns.ts';
import type { PairedItem } from './pairedItem.ts';
import { inferItems, type Placing, placeItems } from './placeItems.ts';
import type { ReadingWords } from './readingWords.ts';
import { missingOfTools, type SortedColumns } from './sortColumns.ts';

/** A mapping that was made by looking, and how. */
export interface Described {
  readonly mapping: Mapping;
  readonly by: Pairing;
  /** How the items are those of the questionnaire that was offered, or that they are the file's own. */
  readonly items: Placing | 'own';
}

/** Fewer ratings on one side alone are no instrument. */
const fewestAlone = 3;

/**
 * Makes the mapping of a file from how its columns are called and what stands in them; null where its sides cannot be told
 * apart or its answers are on no scale. Items become those of the questionnaire where they are, and otherwise the file's own.
 */
export function describeColumns(
  questionnaire: Questionnaire,
  words: ReadingWords,
  { rated, cellsOf, others }: SortedColumns,
): Described | null {
  const whole = pairColumns(rated, words);
  const isWhole = whole?.items.every(({ columns }) => columns.size > 1);
  // Without a partner, satisfaction with the whole is no item.
  const paired = isWhole
    ? whole
    : pairColumns(
        rated.filter((column) => findOutcome(column, words) === undefined),
        words,
      );
  if (!paired) return null;
  const sides = new Set(paired.items.flatMap((item) => [...item.columns.keys()]));
  // Without perceptions there is nothing to compare with, and importance alone is no report.
  if (!sides.has('perception') && questionnaire.audience === 'customer') return null;
  // Then these are somebody else's answers.
  if ([...sides].some((side) => audienceOf(side) !== questionnaire.audience)) return null;
  const asks = [...sides].every((side) => questionnaire.sides.some((asked) => asked.side === side));
  const known = asks ? placeItems(paired.items, questionnaire, words) : null;
  if (known === 'contradictory') return null;
  // One without its partner may be more than the questionnaire has, but none of its items: there the partner is missing.
  const isAlone = ({ columns }: PairedItem) => columns.size < sides.size;
  if (paired.items.some((item, index) => isAlone(item) && known?.placed[index] !== null)) return null;
  if (known === null && sides.size === 1 && paired.items.length < fewestAlone) return null;
  const placed = known?.placed ?? inferItems(paired.items, words);
  const answers = [...sides].map((side) => paired.items.flatMap(({ columns }) => cellsOf(columns.get(side) ?? -1)));
  const answered = chooseScaleOfSides(answers, known === null ? null : questionnaire.scale, words);
  if (answered === null) return null;
  const items = new Map<number, MappingEntry>();
  for (const [index, item] of paired.items.entries()) {
    const place = placed[index];
    const text = known === null ? { text: nameOwnItem(item, rated) } : {};
    if (place)
      for (const [side, column] of item.columns) items.set(column, { column: column + 1, ...place, ...text, side });
  }
  // What is asked as items are splits nobody, though the questionnaire may not have it.
  const asked = new Set(paired.items.flatMap(({ columns }) => [...columns.values()]));
  const dimensions = new Set(placed.map((each) => each?.dimension));
  // Of points for dimensions that no item of the file has, there is nothing to weigh.
  const isOf = (other: MappingEntry) => other.as !== 'weight' || known !== null || dimensions.has(other.dimension);
  const entries = others.flatMap((other, index) => {
    const isUsed = other !== null && !asked.has(index) && isOf(other);
    return items.get(index) ?? (isUsed ? other : []);
  });
  const { scale, labels } = answered;
  const mapping = { scale, labels, missing: missingOfTools, columns: dropSecond(entries) };
  return { mapping, by: paired.by, items: known?.placing ?? 'own' };
}

/** An item's words as its columns write them. */
function nameOwnItem({ words, columns, said = '' }: PairedItem, rated: SortedColumns['rated']): string {
  if (said !== '') return said;
  const [column] = rated.filter(({ index }) => [...columns.values()].includes(index));
  const written = (column?.row || column?.stem || '').trim();
  const folded = foldText(written);
  const at = folded.length === written.length ? folded.indexOf(words) : -1;
  return at < 0 ? words : written.slice(at, at + words.length);
}
