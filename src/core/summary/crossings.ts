import type { Counts } from './counts.ts';
import { collectRows } from './rowCounts.ts';

/** In each division of the people (waves, then the profile questions) the group that somebody belongs to; null where to none. */
export type Groups = readonly (string | null)[];

/** How many people belong to each combination of groups, by `packGroups`. Null where there are more than `mostCrossings`. */
export type Crossings = Counts<string> | null;

/** So many come of names or comments, and memory would grow with every response. */
export const mostCrossings = 100_000;

/**
 * Counts people by all their groups together, which tells how the groups of different divisions overlap. Meanwhile each group is
 * a number, as to pack the names of all groups for each person would take longer than everything else.
 */
export function collectCrossings(divisions: number) {
  const numbers = Array.from({ length: divisions }, () => new Map<string | null, number>());
  const row = new Int32Array(divisions);
  let counts: ReturnType<typeof collectRows> | null = collectRows(divisions);
  const addName = (known: Map<string | null, number>, name: string | null): number => {
    known.set(name, known.size);
    return known.size - 1;
  };
  return {
    add(groups: Groups): void {
      if (counts === null) return;
      for (let division = 0; division < divisions; division++) {
        const known = numbers[division];
        const group = groups[division] ?? null;
        if (known) row[division] = known.get(group) ?? addName(known, group);
      }
      if (counts.add(row) > mostCrossings) counts = null;
    },
    finish(): Crossings {
      if (counts === null) return null;
      const names = numbers.map((known) => [...known.keys()]);
      const unpack = (numbered: Int32Array): Groups =>
        names.map((known, division) => known[numbered[division] ?? 0] ?? null);
      return new Map(counts.finish().map(({ row: numbered, count }) => [packGroups(unpack(numbered)), count]));
    },
  };
}

function packGroups(groups: Groups): string {
  return JSON.stringify(groups);
}

export function unpackGroups(packed: string): Groups {
  return JSON.parse(packed);
}
