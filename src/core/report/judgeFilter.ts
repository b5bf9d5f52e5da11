import type { Filter } from '../study/filter.ts';
import { nameSegment } from '../study/filter.ts';
import { chooseGroupsShown, listCells } from './groupsShown.ts';
import { revealsSomebody } from './revealsSomebody.ts';
import type { Sample } from './sample.ts';
import { chooseShown } from './smallGroups.ts';
import type { Cell } from './smallRests.ts';

/** Why a filtered report is not shown. */
export type FilterRefusal = 'tooFew' | 'tooMany';

/** More divisions at once could not be held against all others that may be asked for. */
const mostDivisions = 2;
/** Where comparing would keep phones waiting for a second, as with thousands of branches by thousands of names. */
const mostComparisons = 2_000_000;

/** The divisions of a sample in the order of its groups, as filters name them. */
export function nameDivisions({ questionnaire }: Pick<Sample, 'questionnaire'>): readonly string[] {
  return ['wave', ...questionnaire.profile.map(({ id }) => nameSegment(id))];
}

/** The groups that may be told apart where all people count, by division: those that the report of all shows. */
export function listGroupsShown(sample: Sample, minGroup: number): ReadonlyMap<string, ReadonlySet<string>> {
  const { waves, segments } = chooseGroupsShown(sample.questionnaire, sample.summary, minGroup);
  const shown = [waves, ...segments];
  return new Map(nameDivisions(sample).map((name, index) => [name, shown[index] ?? new Set()]));
}

/**
 * Why the customers that a filter chooses may not be shown, or null where they may: so that no figure of fewer than `minGroup`
 * people is seen or can be had by taking filtered reports from each other or from that of all. Groups that the report of all hides
 * stay hidden, also among those of the other division chosen; and no set lies close to another, see `revealsSomebody`.
 */
export function judgeFilter(filter: Filter, sample: Sample, minGroup: number): FilterRefusal | null {
  if (Object.keys(filter).length > mostDivisions) return 'tooMany';
  const names = nameDivisions(sample);
  const shown = listGroupsShown(sample, minGroup);
  // No filter that is shown can name a group that is hidden.
  const cells = listPeople(sample).map(({ groups, size }) => ({
    groups: groups.map((group, at) => (group !== null && shown.get(names[at] ?? '')?.has(group) ? group : null)),
    size,
  }));
  const isHidden = Object.entries(filter).some(([name, groups]) =>
    groups.some((group) => !shown.get(name)?.has(group)),
  );
  return isHidden || isRevealing(filter, names, cells, minGroup) ? 'tooFew' : null;
}

/** The same of staff, whom waves alone divide. */
export function hidesStaff({ wave }: Filter, sample: Sample, minGroup: number): boolean {
  const cells = listPeople(sample).map(({ groups, size }) => ({ groups: groups.slice(0, 1), size }));
  return wave !== undefined && isRevealing({ wave }, ['wave'], cells, minGroup);
}

/** Whether what a filter chooses of these people would reveal fewer than `minGroup` of them. */
export function isRevealing(
  filter: Filter,
  divisions: readonly string[],
  cells: readonly Cell[],
  minGroup: number,
): boolean {
  if (cells.length * divisions.length ** 2 > mostComparisons) return true;
  const chosen = Object.entries(filter).map(([name, groups]) => ({ at: divisions.indexOf(name), groups }));
  const isChosen = ({ at, groups }: (typeof chosen)[number], cell: Cell) => groups.includes(cell.groups[at] ?? '');
  const isInside = (cell: Cell) => chosen.every((each) => isChosen(each, cell));
  const isHiddenWithin = chosen.some(({ at, groups }) => {
    const others = cells.filter((cell) => chosen.every((each) => each.at === at || isChosen(each, cell)));
    const sizes = new Map<string | null, number>();
    for (const cell of others) {
      const name = cell.groups[at] ?? null;
      sizes.set(name, (sizes.get(name) ?? 0) + cell.size);
    }
    const rest = sizes.get(null) ?? 0;
    sizes.delete(null);
    const names = [...sizes.keys()].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
    const shown = chooseShown(
      names.map((name) => sizes.get(name) ?? 0),
      minGroup,
      rest,
    );
    return groups.some((group) => names.includes(group) && !shown[names.indexOf(group)]);
  });
  return isHiddenWithin || revealsSomebody(cells, isInside, minGroup);
}

/** People by all their groups; none where they are crossed in too many ways to tell. */
function listPeople({ summary }: Sample): readonly Cell[] {
  return summary.crossings === null ? [] : listCells(summary.crossings, [summary.waves, ...summary.segments]);
}
