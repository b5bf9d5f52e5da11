import type { Groups } from '../summary/crossings.ts';

/** People who belong to the same groups in all divisions. */
export interface Cell {
  readonly groups: Groups;
  readonly size: number;
}

/** A group of a division whose figures are seen, or, without a name, all others of that division: the whole less those seen. */
export interface Part {
  readonly division: number;
  readonly name: string | null;
}

interface Extent extends Part {
  readonly cells: readonly number[];
  readonly size: number;
}

/**
 * Finds parts of which some, taken away from others, leave fewer than `minGroup` people: of all who are over 60 less all men,
 * say, one woman. Gives all that take part in the first case found.
 *
 * From the whole, each part, and those parts of a division that together cover a part of another, it takes away what parts lie
 * inside: of each division alone, and of all together, from the largest and from the smallest. So it finds what two
 * divisions reveal of each other in one step, and what groups that lie in each other (region, city, branch) reveal in any
 * number; longer chains of overlapping groups are not followed.
 *
 * @param shown the names of the groups shown, by division
 */
export function findSmallRest(
  cells: readonly Cell[],
  shown: readonly ReadonlySet<string>[],
  minGroup: number,
): readonly Part[] {
  const divided = shown.map((names, division) => divide(cells, division, names));
  for (const whole of listWholes(cells, divided)) {
    const inside = listInside(whole, divided);
    const bySize = inside.flat().sort((a, b) => a.size - b.size);
    for (const parts of [...inside, bySize, bySize.toReversed()]) {
      const taken = takeApart(parts);
      const rest = sumSizes(whole.cells, cells) - taken.reduce((sum, { size }) => sum + size, 0);
      if (taken.length > 0 && rest > 0 && rest < minGroup) return [...whole.parts, ...taken];
    }
  }
  return [];
}

/** The part of a division that each cell lies in. */
function divide(cells: readonly Cell[], division: number, shown: ReadonlySet<string>): readonly Extent[] {
  const names = cells.map(({ groups }) => groups[division] ?? '').map((name) => (shown.has(name) ? name : null));
  const owned = new Map<string | null, number[]>();
  for (const [cell, name] of names.entries()) {
    const own = owned.get(name);
    if (own) own.push(cell);
    else owned.set(name, [cell]);
  }
  const extents = new Map(
    [...owned].map(([name, own]): [string | null, Extent] => [
      name,
      { division, name, cells: own, size: sumSizes(own, cells) },
    ]),
  );
  return names.flatMap((name) => extents.get(name) ?? []);
}

interface Whole {
  /** None for the whole itself. */
  readonly parts: readonly Extent[];
  readonly cells: readonly number[];
}

function* listWholes(cells: readonly Cell[], divided: readonly (readonly Extent[])[]): Generator<Whole> {
  yield { parts: [], cells: [...cells.keys()] };
  const extents = new Set(divided.flat());
  for (const extent of extents) yield { parts: [extent], cells: extent.cells };
  const seen = new Set<string>();
  for (const extent of extents) {
    for (const [division, partOf] of divided.entries()) {
      const parts = [...new Set(extent.cells.flatMap((cell) => partOf[cell] ?? []))];
      const key = JSON.stringify([division, parts.map(({ name }) => name).sort()]);
      if (parts.length < 2 || seen.has(key)) continue;
      seen.add(key);
      yield { parts, cells: parts.flatMap((part) => part.cells) };
    }
  }
}

/** By division, the parts that lie in a whole, but for those that it is made of. */
function listInside(whole: Whole, divided: readonly (readonly Extent[])[]): readonly (readonly Extent[])[] {
  return divided.map((partOf) => {
    const found = new Map<Extent, number>();
    for (const cell of whole.cells) {
      const part = partOf[cell];
      if (part) found.set(part, (found.get(part) ?? 0) + 1);
    }
    return [...found].flatMap(([part, count]) =>
      count === part.cells.length && !whole.parts.includes(part) ? [part] : [],
    );
  });
}

/** Those that can be taken away one after the other: each lies apart from all before it. */
function takeApart(parts: readonly Extent[]): readonly Extent[] {
  const covered = new Set<number>();
  return parts.filter(({ cells }) => {
    if (cells.some((cell) => covered.has(cell))) return false;
    for (const cell of cells) covered.add(cell);
    return true;
  });
}

function sumSizes(own: readonly number[], cells: readonly Cell[]): number {
  return own.reduce((sum, cell) => sum + (cells[cell]?.size ?? 0), 0);
}
