import type { Cell } from './smallRests.ts';

/**
 * Whether a set of people, if it were shown, would show fewer than `minGroup`: itself, what it leaves out of all, or what lies
 * between it and a larger or smaller set that others may ask for. Larger are all sets that groups of one or two divisions make,
 * any of them joined; smaller, each single group, as reports show those.
 *
 * It asks of each person outside: which is the smallest set of these divisions that holds the whole set and that person too? All
 * larger ones hold one of these, so that the rule needs no memory of what was shown before and is the same for everybody.
 */
export function revealsSomebody(cells: readonly Cell[], isInside: (cell: Cell) => boolean, minGroup: number): boolean {
  const inside = cells.filter(isInside);
  const outside = cells.filter((cell) => !isInside(cell));
  const isFew = (people: number) => people > 0 && people < minGroup;
  const size = countPeople(inside);
  if (size < minGroup || isFew(countPeople(outside))) return true;
  const divisions = (cells[0]?.groups ?? []).map((_, division) => division);
  const singles = divisions.flatMap((division) => {
    const names = new Set(inside.map(({ groups }) => groups[division]).filter((name) => name != null));
    return [...names].map((name) => cells.filter(({ groups }) => groups[division] === name));
  });
  if (singles.some((group) => group.every(isInside) && isFew(size - countPeople(group)))) return true;
  const pairs = divisions.flatMap((one) => divisions.filter((other) => other >= one).map((other) => [one, other]));
  return pairs.some((pair) => listEnlargements(inside, outside, pair).some(isFew));
}

/** By how many people each smallest enlargement within some divisions exceeds a set; none where no set of theirs holds it. */
function listEnlargements(
  inside: readonly Cell[],
  outside: readonly Cell[],
  divisions: readonly number[],
): readonly number[] {
  const names = divisions.map((division) => new Set(inside.map(({ groups }) => groups[division] ?? null)));
  if (names.some((own) => own.has(null))) return [];
  const counts = new Map<string, number>();
  const added = new Map<string, readonly (string | null)[]>();
  for (const { groups, size } of outside) {
    const own = divisions.map((division) => groups[division] ?? null);
    if (own.includes(null)) continue;
    // The groups that would have to be added for these people.
    const missing = own.map((name, index) => (names[index]?.has(name) ? null : name));
    const key = JSON.stringify(missing);
    counts.set(key, (counts.get(key) ?? 0) + size);
    added.set(key, missing);
  }
  return [...added.values()].map(([one = null, other = null]) => {
    const [first, second] = [new Set([one, null]), new Set([other, null])];
    const keys = [...first].flatMap((a) => [...second].map((b) => JSON.stringify([a, b].slice(0, divisions.length))));
    return keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
  });
}

function countPeople(cells: readonly Cell[]): number {
  return cells.reduce((sum, { size }) => sum + size, 0);
}
