import { mostTogether } from './answerColumns.ts';
import type { Counts } from './counts.ts';
import { type GroupColumns, mostGroups, noGroup } from './groupColumns.ts';
import { collectRows } from './rowCounts.ts';

/** In each division of the people (waves, then the profile questions) the group that somebody belongs to; null where to none. */
export type Groups = readonly (string | null)[];

/** How many people belong to each combination of groups, by `packGroups`. Null where there are more than `mostCrossings`. */
export type Crossings = Counts<string> | null;

/** So many come of names or comments, and memory would grow with every response. */
export const mostCrossings = mostGroups;

/** Counts people by the numbers of all their groups together, which tells how the groups of different divisions overlap. */
export function collectCrossings(divisions: number) {
  const row = new Int32Array(divisions);
  let counts: ReturnType<typeof collectRows> | null = collectRows(divisions);
  return {
    /** Adds one of the people whose groups these are. */
    add({ numbers }: GroupColumns, person: number): void {
      if (counts === null) return;
      let highest = 0;
      for (let division = 0; division < divisions; division++) {
        const number = numbers[division * mostTogether + person] ?? noGroup;
        row[division] = number;
        if (number > highest) highest = number;
      }
      if (highest > mostCrossings || counts.add(row) > mostCrossings) counts = null;
    },
    /** @param names of each division, in the order of their numbers */
    finish(names: readonly (readonly string[])[]): Crossings {
      if (counts === null) return null;
      const unpack = (numbers: Int32Array): Groups =>
        names.map((known, division) => known[(numbers[division] ?? noGroup) - 1] ?? null);
      return new Map(counts.finish().map(({ row: numbers, count }) => [packGroups(unpack(numbers)), count]));
    },
  };
}

function packGroups(groups: Groups): string {
  return JSON.stringify(groups);
}

export function unpackGroups(packed: string): Groups {
  return JSON.parse(packed);
}
