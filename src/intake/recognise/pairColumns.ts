import { readItemNumber, readRun } from './itemNumber.ts';
import { isPaired } from './pairCodes.ts';
import { makeItem, type PairedItem } from './pairedItem.ts';
import type { RatedColumn, Sided } from './ratedColumn.ts';
import type { ReadingWords } from './readingWords.ts';
import { splitOdd } from './splitOdd.ts';
import { countSides, type Telling, tellSides } from './tellSides.ts';

/** How the sides were told apart. */
export type Pairing = Telling | 'names-in-order';

/**
 * The items that rated columns ask, each with its sides. Columns of two sides belong together where they say the same, else by
 * their numbers where these are a whole run on each side, else by their order where each side has as many and they say other
 * things. A few that pair with nothing are passed over where they ask of another side, and else stand alone behind the others. Null
 * where nothing tells the sides apart.
 */
export function pairColumns(
  columns: readonly RatedColumn[],
  words: ReadingWords,
): { readonly items: readonly PairedItem[]; readonly by: Pairing } | null {
  const told = tellSides(columns, words, isPaired);
  const joined = told.map(({ sided, by }) => ({ isWhole: countSides(sided) > 1, found: joinSides(sided, by) }));
  const whole = joined.flatMap(({ isWhole, found }) => (isWhole && found !== null ? [found] : []));
  const joinMost = () =>
    told.flatMap(({ sided, by }) => {
      const { paired, alone } = splitOdd(sided);
      const found = countSides(paired) > 1 ? joinSides(paired, by) : null;
      return found === null ? [] : [{ ...found, items: [...found.items, ...alone.map((each) => makeItem([each]))] }];
    })[0];
  return whole.find(({ by }) => by === 'names') ?? whole[0] ?? joined[0]?.found ?? joinMost() ?? null;
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
