import { type Counts, countOne } from './counts.ts';

/** In each division of the people (waves, then the profile questions) the group that somebody belongs to; null where to none. */
export type Groups = readonly (string | null)[];

/** How many people belong to each combination of groups, by `packGroups`. Null where there are more than `mostCrossings`. */
export type Crossings = Counts<string> | null;

/** So many come of names or comments, and memory would grow with every response. */
export const mostCrossings = 100_000;

/**
 * Counts people by all their groups together, which tells how the groups of different divisions overlap. Meanwhile each group is
 * a number of two characters, as to pack the names of all groups for each person would take longer than everything else.
 */
export function collectCrossings(divisions: number) {
  const names: (string | null)[] = [];
  const numbers = Array.from({ length: divisions }, () => new Map<string | null, string>());
  let counts: Map<string, number> | null = new Map();
  const numberOf = (known: Map<string | null, string>, name: string | null): string => {
    const number = String.fromCharCode(names.length >> 15, names.length & 0x7fff);
    names.push(name);
    known.set(name, number);
    return number;
  };
  const unpack = (key: string): Groups =>
    Array.from({ length: divisions }, (_, division) => {
      const place = 2 * division;
      return names[(key.charCodeAt(place) << 15) + key.charCodeAt(place + 1)] ?? null;
    });
  return {
    add(groups: Groups): void {
      if (counts === null) return;
      let key = '';
      for (let division = 0; division < divisions; division++) {
        const known = numbers[division];
        const group = groups[division] ?? null;
        if (known) key += known.get(group) ?? numberOf(known, group);
      }
      countOne(counts, key);
      if (counts.size > mostCrossings) counts = null;
    },
    finish: (): Crossings => counts && new Map([...counts].map(([key, count]) => [packGroups(unpack(key)), count])),
  };
}

function packGroups(groups: Groups): string {
  return JSON.stringify(groups);
}

export function unpackGroups(packed: string): Groups {
  return JSON.parse(packed);
}
