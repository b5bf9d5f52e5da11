import type { ItemSide } from '../../core/instrument/side.ts';
import type { Marked } from './readSide.ts';

/** What a column says of itself, and the side that all columns together make of it. */
type Settled<Each extends Marked> = Omit<Each, 'side'> & { readonly side: ItemSide };

/** The sides of columns as each makes sense beside the others; what stays open is left out. */
export function settleSides<Each extends Marked>(marked: readonly Each[]): readonly Settled<Each>[] {
  return markOthers(settleComparisons(marked)).flatMap(({ side, ...each }) =>
    side === null ? [] : [{ ...each, side }],
  );
}

/**
 * A comparison with what was expected is the perception where something else is known to be the expectation, and nothing else
 * may be the perception. Otherwise it is a gap that somebody answered, and nobody knows what the columns beside it are.
 */
function settleComparisons<Each extends Marked>(marked: readonly Each[]): readonly Each[] {
  const others = marked.filter(({ isComparison }) => isComparison !== true);
  const compared = new Set(marked.flatMap(({ isComparison, item }) => (isComparison === true ? [item] : [])));
  const mayBePerception = ({ side, item }: Each) => (side === null ? compared.has(item) : side === 'perception');
  const isPerception = others.some(({ side }) => side !== null) && !others.some(mayBePerception);
  return isPerception ? marked : others;
}

/** Where one of two columns names its side, the one that says the same without any is the other: `X` and `X - Importance`. */
function markOthers<Each extends Marked>(marked: readonly Each[]): readonly Each[] {
  const sides = new Set(marked.flatMap(({ side }) => side ?? []));
  if (sides.size !== 1) return marked;
  const [side] = sides;
  const other = side === 'perception' ? 'expectation' : 'perception';
  const items = new Set(marked.flatMap((each) => (each.side === null ? [] : [each.item])));
  return marked.map((each) => (each.side === null && items.has(each.item) ? { ...each, side: other } : each));
}

/**
 * What is desired is the expectation, unless what would just do, or an expectation besides, is asked as well. Beside what would just do,
 * the expectation is what is desired: so Parasuraman, Zeithaml and Berry (1994) ask for three levels.
 */
export function settleDesired<Each extends { readonly side: ItemSide }>(sided: readonly Each[]): readonly Each[] {
  const has = (name: ItemSide) => sided.some(({ side }) => side === name);
  const rename = (from: ItemSide, to: ItemSide) =>
    has(to) ? sided : sided.map((each) => (each.side === from ? { ...each, side: to } : each));
  return has('minimum') ? rename('expectation', 'desired') : rename('desired', 'expectation');
}
