import type { ItemSide } from '../../core/instrument/side.ts';
import { readItemNumber, readRun } from './itemNumber.ts';
import { isPaired } from './pairCodes.ts';
import type { RatedColumn, Sided } from './ratedColumn.ts';
import type { ReadingWords } from './readingWords.ts';
import { countSides, type Telling, tellSides } from './tellSides.ts';

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
export type Pairing = Telling | 'names-in-order';

/**
 * The items that rated columns ask, each with its sides. Columns of two sides belong together where they say the same, else by
 * their numbers where these are a whole run on each side, else by their order where each side has as many and they say other
 * things. Null where nothing tells the sides apart.
 */
export function pairColumns(
  columns: readonly RatedColumn[],
  words: ReadingWords,
): { readonly items: readonly PairedItem[]; readonly by: Pairing } | null {
  const joined = tellSides(columns, words, isPaired).map(({ sided, by }) => ({
    isWhole: countSides(sided) > 1,
    found: joinSides(sided, by),
  }));
  const whole = joined.flatMap(({ isWhole, found }) => (isWhole && found !== null ? [found] : []));
  return whole.find(({ by }) => by === 'names') ?? whole[0] ?? joined[0]?.found ?? null;
}

function joinSides(sided: readonly Sided[], by: Telling): ReturnType<typeof pairColumns> {
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
