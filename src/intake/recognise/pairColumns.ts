import { foldText } from '../../core/answers/normaliseText.ts';
import type { ItemSide } from '../../core/instrument/side.ts';
import { holdsWord } from './holdsWord.ts';
import { readItemNumber, readRun } from './itemNumber.ts';
import { pairAffixes } from './pairAffixes.ts';
import { pairCodes } from './pairCodes.ts';
import type { RatedColumn, Sided } from './ratedColumn.ts';
import type { ReadingWords } from './readingWords.ts';
import { type Marked, readSide, readSideOfQuestion } from './readSide.ts';
import { settleDesired, settleSides } from './settleSides.ts';
import { speaksOfIdeal } from './speaksOfIdeal.ts';

/** An item with its column on each side that it is asked. */
export interface PairedItem {
  /** Its words, folded; what the file says of it. */
  readonly words: string;
  /** Those of the question above it, where it is a row of one. */
  readonly question: string;
  readonly columns: ReadonlyMap<ItemSide, number>;
  /** The number that its columns call it by, the same on every side; null where there is none. */
  readonly number: number | null;
  /** What stands behind its code, where the code alone tells of it. */
  readonly said?: string;
}

/** How the sides were told apart. */
export type Pairing = 'names' | 'names-in-order' | 'codes' | 'wording';

/**
 * The items that rated columns ask, each with its sides. Sides are told by their names, else by their codes, else by how the
 * sentences are worded.
 * Columns of two sides belong together where they say the same, else by their numbers where these are a whole run on each side,
 * else by their order where each side has as many and they say other things. Null where
 * nothing tells the sides apart: which of two like blocks is the expectation, nobody can see.
 */
export function pairColumns(
  columns: readonly RatedColumn[],
  words: ReadingWords,
): { readonly items: readonly PairedItem[]; readonly by: Pairing } | null {
  const named = nameSides(columns, (column) => readSide(column, words));
  const coded = new Set(named.map(({ side }) => side)).size < 2 ? pairCodes(columns, words) : null;
  if (coded !== null) return joinSides(coded, 'codes');
  const affixed = new Set(named.map(({ side }) => side)).size < 2 ? pairAffixes(columns, words) : null;
  if (affixed !== null) return joinSides(affixed, 'names');
  // A row such as "Keeps its promises" speaks of no side where the question above it does, nor does a sentence among others.
  const asked = nameSides(columns, (column) => readSideOfQuestion(column, words));
  const byNames = joinSides(named, 'names');
  const found = [byNames, joinSides(asked, 'names'), pairWordings(columns, words)].flatMap((each) =>
    each !== null && countSides(each) > 1 ? [each] : [],
  );
  return found.find(({ by }) => by === 'names') ?? found[0] ?? byNames;
}

function nameSides(columns: readonly RatedColumn[], read: (column: RatedColumn) => Marked): readonly Sided[] {
  return settleSides(columns.map((column) => ({ column, ...read(column) })));
}

function countSides({ items }: { readonly items: readonly PairedItem[] }): number {
  return new Set(items.flatMap(({ columns }) => [...columns.keys()])).size;
}

function joinSides(read: readonly Sided[], by: Pairing): ReturnType<typeof pairColumns> {
  const sided = settleDesired(read);
  const sides = [...new Set(sided.map(({ side }) => side))];
  const bySide = sides.map((side) => ({ side, own: sided.filter((each) => each.side === side) }));
  const [first] = bySide;
  if (!first || bySide.some(({ own }) => own.length !== first.own.length)) return null;
  const shared = bySide.map(({ own }) => {
    const items = new Set(own.map(({ item }) => item));
    return items.size === own.length ? first.own.filter(({ item }) => items.has(item)).length : 0;
  });
  const isSame = shared.every((count) => count === first.own.length);
  // Where nearly all say the same, a column is missing on either side, and each behind it would meet another's partner.
  if (!isSame && shared.every((count) => 2 * count > first.own.length)) return null;
  const runs = bySide.map(({ own }) => readRun(own.map(readNumber)));
  const isNumbered = runs.every((run) => run !== null);
  const items = first.own.map((each, place): PairedItem => {
    const found = bySide.flatMap(({ side, own }, index) => {
      const at = isNumbered ? (runs[index]?.indexOf(runs[0]?.[place] ?? -1) ?? -1) : place;
      const partner = isSame ? own.find(({ item }) => item === each.item) : own[at];
      return partner ? [{ side, partner }] : [];
    });
    const numbers = new Set(found.map(({ partner }) => readNumber(partner)));
    const [number = null] = numbers;
    return {
      words: each.item,
      question: each.question,
      columns: new Map(found.map(({ side, partner }) => [side, partner.column.index])),
      number: numbers.size === 1 ? number : null,
      said: each.said ?? '',
    };
  });
  return { items, by: isSame || isNumbered || bySide.length === 1 || by !== 'names' ? by : 'names-in-order' };
}

function readNumber({ item, number = null }: Sided): number | null {
  return number ?? readItemNumber(item);
}

/**
 * Where sentences on what excellent organisations would do stand beside as many others, these are the perceptions: each behind or
 * before its expectation, or all in one run.
 */
function pairWordings(columns: readonly RatedColumn[], words: ReadingWords): ReturnType<typeof pairColumns> {
  const isWorded = (text: string) => (words.wordings.expectation ?? []).some((word) => holdsWord(text, word));
  const isExpectation = ({ stem, row }: RatedColumn) =>
    isWorded(foldText(row || stem)) || (row !== '' && speaksOfIdeal(foldText(stem), words));
  const own = columns.filter(isExpectation);
  const others = columns.filter((column) => !isExpectation(column));
  // Where these name expectations, the sentences that are worded so may be anything.
  if (others.some((column) => readSideOfQuestion(column, words).side === 'expectation')) return null;
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
  if (own.length < fewestItems || perceptions === undefined || 3 * own.length < columns.length) return null;
  const side = (of: readonly RatedColumn[], name: ItemSide) =>
    of.map(
      (column): Sided => ({
        column,
        side: name,
        item: foldText(column.row || column.stem),
        question: foldText(column.stem),
      }),
    );
  return joinSides([...side(own, 'expectation'), ...side(perceptions, 'perception')], 'wording');
}

/** Fewer sentences could be worded so by chance. */
const fewestItems = 3;
