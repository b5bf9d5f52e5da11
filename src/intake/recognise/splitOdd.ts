import type { Sided } from './ratedColumn.ts';

/** A side has half as many columns as the longest, at least. */
const fewestOfSide = 0.5;
/** More columns than this share are no slips, but the rest of a form. */
const mostOdd = 0.2;

/**
 * The columns without those of a side that is asked of a few things only, such as the one `Important to me: price`; and apart those
 * whose words no other side has, where they are few. All in one where they are many.
 */
export function splitOdd(sided: readonly Sided[]): Readonly<Record<'paired' | 'alone', readonly Sided[]>> {
  const countOf = (side: Sided['side']) => sided.filter((each) => each.side === side).length;
  const longest = Math.max(0, ...sided.map(({ side }) => countOf(side)));
  const full = sided.filter(({ side }) => countOf(side) >= fewestOfSide * longest);
  const sidesOf = new Map<string, Set<string>>();
  for (const { item, side } of full) sidesOf.set(item, (sidesOf.get(item) ?? new Set()).add(side));
  const isPaired = ({ item }: Sided) => (sidesOf.get(item)?.size ?? 0) > 1;
  const paired = full.filter(isPaired);
  const alone = full.filter((each) => !isPaired(each));
  return alone.length <= mostOdd * paired.length ? { paired, alone } : { paired: full, alone: [] };
}
