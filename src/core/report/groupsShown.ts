import { findScores } from '../gaps/contrast.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import { unpackGroups } from '../summary/crossings.ts';
import { mainSides } from '../summary/scorePlans.ts';
import type { Slices } from '../summary/slices.ts';
import type { Summary } from '../summary/summary.ts';
import { chooseShown, countPeople, countRest } from './smallGroups.ts';
import { type Cell, findSmallRest } from './smallRests.ts';

/** The names of the groups that may be shown, of the waves and of each profile question. */
export interface GroupsShown {
  readonly waves: ReadonlySet<string>;
  readonly segments: readonly ReadonlySet<string>[];
}

/**
 * Chooses the groups that may be shown, so that no figure of fewer than `minGroup` people is seen or can be computed: in each
 * division by itself, then of all divisions together, as a city less its branches may be a few people too: there the smallest
 * group that helps is hidden, of equal ones that of the last division. Where groups are crossed in too many ways to tell, only
 * waves are shown.
 */
export function chooseGroupsShown(questionnaire: Questionnaire, summary: Summary, minGroup: number): GroupsShown {
  const divisions = [summary.waves, ...summary.segments];
  const shown = divisions.map((slices) => new Set(chooseAlone(questionnaire, summary, slices, minGroup)));
  if (minGroup > 1) {
    if (summary.crossings === null) for (const segment of shown.slice(1)) segment.clear();
    else hideRevealing(listCells(summary.crossings, divisions), shown, divisions, minGroup);
  }
  const [waves = new Set<string>(), ...segments] = shown;
  return { waves, segments };
}

function chooseAlone(
  questionnaire: Questionnaire,
  summary: Summary,
  slices: Slices,
  minGroup: number,
): readonly string[] {
  if (slices === null || slices.size === 0) return [];
  const names = [...slices.keys()].sort();
  const tables = names.flatMap((name) => slices.get(name)?.scores ?? []);
  const rest = countRest(findScores(summary, mainSides(questionnaire)), tables);
  const isShown = chooseShown(tables.map(countPeople), minGroup, rest);
  return names.filter((_, index) => isShown[index]);
}

/** People by their groups, without the divisions that have too many groups to be any. */
export function listCells(crossings: ReadonlyMap<string, number>, divisions: readonly Slices[]): readonly Cell[] {
  return [...crossings].map(([packed, size]) => ({
    groups: unpackGroups(packed).map((group, index) => (divisions[index] === null ? null : group)),
    size,
  }));
}

/** Hides groups until nothing is revealed. What reveals as the rest of its division changes when a group more joins that. */
function hideRevealing(
  cells: readonly Cell[],
  shown: readonly Set<string>[],
  divisions: readonly Slices[],
  minGroup: number,
): void {
  const sizeOf = (division: number, name: string) => divisions[division]?.get(name)?.n ?? 0;
  for (;;) {
    const candidates = findSmallRest(cells, shown, minGroup).flatMap(({ division, name }) =>
      (name === null ? [...(shown[division] ?? [])] : [name]).map((each) => ({ division, name: each })),
    );
    const [first] = candidates.sort(
      (a, b) => sizeOf(a.division, a.name) - sizeOf(b.division, b.name) || b.division - a.division,
    );
    if (!first) break;
    shown[first.division]?.delete(first.name);
  }
  // What alone is the rest of its division is seen anyway, as the whole less all others.
  for (const [division, names] of shown.entries()) {
    const rest = cells.filter(({ groups }) => !names.has(groups[division] ?? ''));
    const [lone, ...others] = new Set(rest.map(({ groups }) => groups[division] ?? null));
    const size = rest.reduce((sum, cell) => sum + cell.size, 0);
    if (lone && others.length === 0 && size >= minGroup) names.add(lone);
  }
}
