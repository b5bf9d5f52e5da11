import { foldText } from '../core/answers/normaliseText.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { audienceOf, type ItemSide } from '../core/instrument/side.ts';
import type { Mapping, MappingEntry } from './mapping.ts';
import { readHeaderName } from './readHeaderName.ts';
import { chooseScale } from './recognise/chooseScale.ts';
import { holdsWord } from './recognise/holdsWord.ts';
import { isComparison } from './recognise/isComparison.ts';
import type { Layout } from './recognise/layout.ts';
import { isMostlyPaired, pairMost } from './recognise/pairMost.ts';
import { placeByNumber, placeItems } from './recognise/placeItems.ts';
import type { Sided } from './recognise/ratedColumn.ts';
import type { ReadingWords } from './recognise/readingWords.ts';
import { readSide } from './recognise/readSide.ts';
import { missingOfTools, type SortedColumns } from './recognise/sortColumns.ts';
import { countSides, tellSides } from './recognise/tellSides.ts';

/**
 * A mapping for a file that is not recognised, for a person to correct: every column is named, and what its name and its
 * cells hint at is filled in. Columns whose names hold the word of a side are of that side, and other ratings are perceptions,
 * or what is asked first. Those that say the same are one item, and whoever has no partner stays without one. They are numbered as
 * they come; where there are as many as the questionnaire has items, they take its items. What gives no hint is left out
 * (`"as": "ignore"`). Entries of managers and contact staff say whose they are, so that
 * one mapping can serve all files.
 */
export function draftMapping(
  { columns }: Layout,
  questionnaire: Questionnaire,
  words: ReadingWords,
  { rated, cellsOf, others }: SortedColumns,
): Mapping {
  const { audience } = questionnaire;
  const usual = (questionnaire.sides.find(({ side }) => side === 'perception') ?? questionnaire.sides[0])?.side;
  const marked = rated.filter(({ index }) => !isTicked(cellsOf(index), questionnaire));
  const ratings = new Set(marked.map(({ index }) => index));
  const sides = columns.map((column, index) => {
    const side = findSide(column.name, questionnaire, words);
    if (side !== undefined || !ratings.has(index)) return side;
    // A row of a matrix is of the side that the question above it names, even where nobody asks that.
    const named = readSide(column, words).side;
    return named !== null && audienceOf(named) === audience ? named : usual;
  });
  const rest = columns.flatMap((column, index): Sided[] => {
    const side = sides[index];
    return side ? [{ column: { ...column, index }, side, item: foldText(column.name), question: '' }] : [];
  });
  const placed = placeAll(rest, questionnaire, words);
  const isWhole = placed.isKnown;
  const seen = new Map<string, number>();
  const countUp = (key: string) => {
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count;
  };
  const draftEntry = (name: string, index: number): MappingEntry => {
    const column = name || index + 1;
    const found = placed.entries.get(index);
    if (found) return { column, ...found, reverse: false };
    const other = others[index] ?? draftOther(name, column, questionnaire, isWhole);
    const isFirst = other !== null && countUp(JSON.stringify({ ...other, column: 0 })) === 1;
    return isFirst ? { ...other, column } : { column, as: 'ignore' };
  };
  const entries = columns.map(({ name }, index): MappingEntry => {
    const entry = draftEntry(name, index);
    return audience === 'customer' ? entry : { ...entry, audience };
  });
  const answers = marked.flatMap(({ index }) => cellsOf(index));
  const { min, max } = questionnaire.scale;
  const { scale, labels } = chooseScale(answers, { min, max }, words) ?? { scale: { min, max }, labels: {} };
  return { scale, missing: [...missingOfTools], labels, columns: entries };
}

/** What the columns of a side are, by their places: items of the questionnaire where they are as many, else numbered ones. */
function placeAll(sided: readonly Sided[], questionnaire: Questionnaire, words: ReadingWords) {
  const columns = sided.map(({ column }) => column);
  const isAsked = ({ side }: Sided) => audienceOf(side) === questionnaire.audience;
  const numbered = sided.flatMap((each): readonly Sided[] => {
    const meaning = readHeaderName(each.column.name, questionnaire);
    return meaning && 'item' in meaning ? [{ ...each, item: String(meaning.item + 1) }] : [];
  });
  const told = [...tellSides(columns, words, isMostlyPaired).map((each) => each.sided), numbered]
    .map((each) => each.filter(isAsked))
    .find((each) => countSides(each) > 1);
  const known = new Map(told?.map(({ column, item }) => [column.index, item]));
  // Beside columns that say their side, one that does not is no item's other half.
  const alone = sided.filter(({ column }) => told !== undefined && !known.has(column.index));
  const items = pairMost(told ?? sided);
  const placed = placeItems(items, questionnaire, words);
  const found = (placed !== 'contradictory' && placed?.placed) || placeByNumber(items, questionnaire);
  const all = [...items, ...alone.flatMap((each) => pairMost([each]))];
  const entries = all.flatMap(({ columns: own }, place) => {
    const { item, dimension } = found?.[place] ?? { item: `item-${place + 1}`, dimension: 'dimension-1' };
    return [...own].map(([side, index]) => [index, { item, dimension, side }] as const);
  });
  return { entries: new Map(entries), isKnown: found !== null };
}

/** Whether a column says only whether a choice was ticked. */
function isTicked(cells: readonly string[], { scale }: Questionnaire): boolean {
  return scale.min > 0 && cells.includes('0') && cells.every((cell) => cell === '0' || cell === '1');
}

/** What a column is that nobody rates by, as far as its name says. */
function draftOther(
  name: string,
  column: string | number,
  questionnaire: Questionnaire,
  isWhole: boolean,
): MappingEntry | null {
  const meaning = readHeaderName(name, questionnaire);
  if (meaning === null) return null;
  if ('about' in meaning) return { column, as: meaning.about };
  if ('segment' in meaning) return { column, as: 'segment' };
  return isWhole && 'weight' in meaning ? { column, as: 'weight', dimension: meaning.weight } : null;
}

/** The side that a name speaks of, of those that are asked. */
function findSide(name: string, questionnaire: Questionnaire, words: ReadingWords): ItemSide | undefined {
  const meaning = readHeaderName(name, questionnaire);
  if (meaning) return 'item' in meaning ? meaning.side : undefined;
  const folded = foldText(name);
  if (isComparison(folded, words)) return undefined;
  const asked = words.sides.filter(({ side }) => questionnaire.sides.some((each) => each.side === side));
  return asked.find((each) => each.words.some((word) => holdsWord(folded, word)))?.side;
}
