import { foldText } from '../../core/answers/normaliseText.ts';
import type { ItemSide } from '../../core/instrument/side.ts';
import { holdsWord } from './holdsWord.ts';
import { pairAffixes } from './pairAffixes.ts';
import { pairCodes } from './pairCodes.ts';
import type { FindsPartners, RatedColumn, Sided } from './ratedColumn.ts';
import type { ReadingWords } from './readingWords.ts';
import { type Marked, readSide, readSideOfQuestion } from './readSide.ts';
import { settleDesired, settleSides } from './settleSides.ts';
import { speaksOfIdeal } from './speaksOfIdeal.ts';

/** How the sides were told apart. */
export type Telling = 'names' | 'codes' | 'wording';

/**
 * The ways to tell the sides of columns apart, the surest first: by their names, else by their codes, else by how the sentences are
 * worded. Which of two like blocks is the expectation, nobody can see.
 */
export function tellSides(
  columns: readonly RatedColumn[],
  words: ReadingWords,
  findsPartners: FindsPartners,
): readonly { readonly sided: readonly Sided[]; readonly by: Telling }[] {
  const named = nameSides(columns, (column) => readSide(column, words));
  const below = nameSides(columns, readRows(columns, words));
  if (countSides(below) > 1 && below.length >= named.length) return [{ sided: below, by: 'names' }];
  if (countSides(named) < 2) {
    const coded = pairCodes(columns, words, findsPartners);
    if (coded !== null) return [{ sided: settleDesired(coded), by: 'codes' }];
    const affixed = pairAffixes(columns, words, findsPartners);
    if (affixed !== null) return [{ sided: settleDesired(affixed), by: 'names' }];
  }
  // A row such as "Keeps its promises" speaks of no side where the question above it does, nor does a sentence among others.
  const asked = nameSides(columns, (column) => readSideOfQuestion(column, words));
  return [
    { sided: named, by: 'names' },
    { sided: asked, by: 'names' },
    { sided: tellByWording(columns, words), by: 'wording' },
  ];
}

export function countSides(sided: readonly Sided[]): number {
  return new Set(sided.map(({ side }) => side)).size;
}

function nameSides(columns: readonly RatedColumn[], read: (column: RatedColumn) => Marked): readonly Sided[] {
  return settleDesired(settleSides(columns.map((column) => ({ column, ...read(column) }))));
}

/**
 * Where a few rows stand below each of many questions, these are the items, and a row says what is asked of them: `Clean rooms
 * [What I expect]`, `Clean rooms [E]`.
 */
function readRows(columns: readonly RatedColumn[], words: ReadingWords): (column: RatedColumn) => Marked {
  const stemsOf = new Map<string, Set<string>>();
  for (const { stem, row } of columns) stemsOf.set(row, (stemsOf.get(row) ?? new Set()).add(stem));
  const isGrid = (row: string) => row !== '' && (stemsOf.get(row)?.size ?? 0) > Math.max(fewestItems, stemsOf.size);
  return (column) => {
    const { stem, row } = column;
    if (isGrid(row)) {
      const read = readSideOfQuestion({ stem: row, row: stem }, words);
      return { ...read, side: read.side ?? words.codes.sides.get(foldText(row)) ?? null };
    }
    return { side: null, item: '', number: null, question: '' };
  };
}

/**
 * Where sentences on what excellent organisations would do stand beside as many others, these are the perceptions: each behind or
 * before its expectation, or all in one run.
 */
function tellByWording(columns: readonly RatedColumn[], words: ReadingWords): readonly Sided[] {
  const isWorded = (text: string) => (words.wordings.expectation ?? []).some((word) => holdsWord(text, word));
  const isExpectation = ({ stem, row }: RatedColumn) =>
    isWorded(foldText(row || stem)) || (row !== '' && speaksOfIdeal(foldText(stem), words));
  const own = columns.filter(isExpectation);
  const others = columns.filter((column) => !isExpectation(column));
  // Where these name expectations, the sentences that are worded so may be anything.
  if (others.some((column) => readSideOfQuestion(column, words).side === 'expectation')) return [];
  const beside = [1, -1]
    .map((step) => own.flatMap(({ index }) => others.filter((other) => other.index === index + step)))
    .find((found) => found.length === own.length);
  const runs = others.reduce<RatedColumn[][]>((found, column) => {
    const last = found.at(-1);
    if (last?.at(-1)?.index === column.index - 1) last?.push(column);
    else found.push([column]);
    return found;
  }, []);
  const [run, ...rest] = runs.filter((each) => each.length === own.length);
  const perceptions = beside ?? (rest.length === 0 ? run : undefined);
  // A few statements among many may say "should" of this very organisation.
  if (own.length < fewestItems || perceptions === undefined || 3 * own.length < columns.length) return [];
  const side = (of: readonly RatedColumn[], name: ItemSide) =>
    of.map(
      (column): Sided => ({
        column,
        side: name,
        item: foldText(column.row || column.stem),
        question: foldText(column.stem),
      }),
    );
  return [...side(own, 'expectation'), ...side(perceptions, 'perception')];
}

/** Fewer sentences could be worded so by chance. */
const fewestItems = 3;
