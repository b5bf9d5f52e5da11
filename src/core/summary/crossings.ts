import { type Counts, countOne } from './counts.ts';

/** In each division of the people (waves, then the profile questions) the group that somebody belongs to; null where to none. */
export type Groups = readonly (string | null)[];

/** How many people belong to each combination of groups, by `packGroups`. Null where there are more than `mostCrossings`. */
export type Crossings = Counts<string> | null;

/** So many come of names or comments, and memory would grow with every response. */
const mostCrossings = 100_000;

/** Counts people by all their groups together, which tells how the groups of different divisions overlap. */
export function collectCrossings() {
  let counts: Map<string, number> | null = new Map();
  return {
    add(groups: Groups): void {
      if (counts === null) return;
      countOne(counts, packGroups(groups));
      if (counts.size > mostCrossings) counts = null;
    },
    finish: (): Crossings => counts,
  };
}

function packGroups(groups: Groups): string {
  return JSON.stringify(groups);
}

export function unpackGroups(packed: string): Groups {
  return JSON.parse(packed);
}
