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

/** The parts of a division, and for each cell the number of the part that it lies in. */
interface Division {
  readonly parts: readonly Extent[];
  readonly partOf: Int32Array;
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
  // Whatever is left is made of whole cells.
  if (cells.every(({ size }) => size >= minGroup)) return [];
  const divided = shown.map((names, division) => divide(cells, division, names));
  for (const whole of listWholes(cells, divided)) {
    const size = sumSizes(whole.cells, cells);
    const inside = listInside(whole, divided);
    const bySize = inside.flat().sort((a, b) => a.size - b.size);
    for (const parts of [...inside, bySize, bySize.toReversed()]) {
      const taken = takeApart(parts, cells.length);
      const rest = taken.reduce((left, part) => left - part.size, size);
      if (taken.length > 0 && rest > 0 && rest < minGroup) return [...whole.parts, ...taken];
    }
  }
  return [];
}

function divide(cells: readonly Cell[], division: number, shown: ReadonlySet<string>): Division {
  const numbers = new Map<string | null, number>();
  const owned: number[][] = [];
  const partOf = new Int32Array(cells.length);
  for (const [cell, { groups }] of cells.entries()) {
    const group = groups[division] ?? '';
    const name = shown.has(group) ? group : null;
    const part = numbers.get(name) ?? owned.push([]) - 1;
    numbers.set(name, part);
    owned[part]?.push(cell);
    partOf[cell] = part;
  }
  const parts = [...numbers.keys()].map((name, part): Extent => {
    const own = owned[part] ?? [];
    return { division, name, cells: own, size: sumSizes(own, cells) };
  });
  return { parts, partOf };
}

interface Whole {
  /** None for the whole itself. */
  readonly parts: readonly Extent[];
  readonly cells: readonly number[];
}

function* listWholes(cells: readonly Cell[], divided: readonly Division[]): Generator<Whole> {
  yield { parts: [], cells: [...cells.keys()] };
  const extents = divided.flatMap(({ parts }) => parts);
  for (const extent of extents) yield { parts: [extent], cells: extent.cells };
  const seen = new Set<string>();
  for (const extent of extents) {
    for (const division of divided) {
      const parts = listParts(extent.cells, division).map(({ part }) => part);
      const key = JSON.stringify([parts[0]?.division, parts.map(({ name }) => name).sort()]);
      if (parts.length < 2 || seen.has(key)) continue;
      seen.add(key);
      yield { parts, cells: parts.flatMap((part) => part.cells) };
    }
  }
}

/** By division, the parts that lie in a whole, but for those that it is made of. */
function listInside(whole: Whole, divided: readonly Division[]): readonly (readonly Extent[])[] {
  return divided.map((division) =>
    listParts(whole.cells, division).flatMap(({ part, count }) =>
      count === part.cells.length && !whole.parts.includes(part) ? [part] : [],
    ),
  );
}

/** The parts of a division that some cells lie in, with how many of these each has. */
function listParts(
  cells: readonly number[],
  { parts, partOf }: Division,
): readonly { readonly part: Extent; readonly count: number }[] {
  const counts = new Int32Array(parts.length);
  const met: number[] = [];
  for (const cell of cells) {
    const part = partOf[cell] ?? 0;
    const count = counts[part] ?? 0;
    if (count === 0) met.push(part);
    counts[part] = count + 1;
  }
  return met.flatMap((number) => {
    const part = parts[number];
    return part ? [{ part, count: counts[number] ?? 0 }] : [];
  });
}

/** Those that can be taken away one after the other: each lies apart from all before it. */
function takeApart(parts: readonly Extent[], cellCount: number): readonly Extent[] {
  const covered = new Uint8Array(cellCount);
  return parts.filter(({ cells }) => {
    for (const cell of cells) if (covered[cell] === 1) return false;
    for (const cell of cells) covered[cell] = 1;
    return true;
  });
}

function sumSizes(own: readonly number[], cells: readonly Cell[]): number {
  return own.reduce((sum, cell) => sum + (cells[cell]?.size ?? 0), 0);
}
