import { fewestPairs } from './pairCodes.ts';
import { makeItem, type PairedItem } from './pairedItem.ts';
import type { Sided } from './ratedColumn.ts';

/** Whether most columns of each side say what one of the longest side says: then the others lack their partner. */
export function isMostlyPaired(sided: readonly Sided[]): boolean {
  const sides = splitSides(sided);
  const [longest = []] = sides;
  const items = new Set(longest.map(({ item }) => item));
  return (
    sides.length > 1 &&
    sides.every((own) => {
      const shared = own.filter(({ item }) => items.has(item)).length;
      return (
        new Set(own.map(({ item }) => item)).size === own.length && shared >= fewestPairs && 2 * shared > own.length
      );
    })
  );
}

/**
 * The items of columns of which some may lack a partner, in the order of the form: those that say the same belong together. Where
 * they say other things, order joins them only if each side has as many; else each stands alone, as behind a hole each would meet
 * another's partner.
 */
export function pairMost(sided: readonly Sided[]): readonly PairedItem[] {
  const sides = splitSides(sided);
  const [longest = [], ...others] = sides;
  if (isMostlyPaired(sided)) {
    const order = others.reduce(
      mergeOrder,
      longest.map(({ item }) => item),
    );
    return order.map((item) => makeItem(sided.filter((each) => each.item === item)));
  }
  if (others.every((own) => own.length === longest.length))
    return longest.map((_, place) => makeItem(sides.flatMap((own) => own[place] ?? [])));
  return sided.map((each) => makeItem([each]));
}

/** The columns of each side, of the longest first. */
function splitSides(sided: readonly Sided[]): readonly (readonly Sided[])[] {
  const sides = [...new Set(sided.map(({ side }) => side))];
  return sides.map((side) => sided.filter((each) => each.side === side)).sort((a, b) => b.length - a.length);
}

/** What only another side has stands behind what comes before it there. */
function mergeOrder(order: readonly string[], own: readonly Sided[]): readonly string[] {
  const merged = [...order];
  for (const [place, { item }] of own.entries())
    if (!merged.includes(item)) merged.splice(merged.indexOf(own[place - 1]?.item ?? '') + 1, 0, item);
  return merged;
}
