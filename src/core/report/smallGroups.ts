import type { ScoreCounts } from '../summary/scoreTable.ts';

/**
 * Which groups of a partition may be shown, so that no figure of fewer than `minGroup` people can be seen or computed. A group
 * below it is hidden; and as the whole is shown too, those hidden together must be at least as many, or the next smallest
 * group is hidden with them. Empty groups hide nobody and are shown.
 *
 * @param sizes how many people each group's figures rest on
 * @param rest how many belong to no group: they are hidden too, as nothing is said of them
 */
export function chooseShown(sizes: readonly number[], minGroup: number, rest = 0): readonly boolean[] {
  const isShown = sizes.map((size) => size === 0 || size >= minGroup);
  const hiddenCount = () => sizes.reduce((sum, size, index) => sum + (isShown[index] ? 0 : size), rest);
  const ascending = [...sizes.keys()]
    .filter((index) => isShown[index] && (sizes[index] ?? 0) > 0)
    .sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
  for (const index of ascending) {
    const hidden = hiddenCount();
    if (hidden === 0 || hidden >= minGroup) break;
    isShown[index] = false;
  }
  return isShown;
}

/** How many people the best answered dimension rests on. Who answered nothing is no cover for those who did. */
export function countPeople(scores: ScoreCounts): number {
  return Math.max(0, ...countScored(scores));
}

/** How many people are in the whole and in none of its parts, by the dimension that has most of them. */
export function countRest(whole: ScoreCounts, parts: readonly ScoreCounts[]): number {
  const counted = parts.map(countScored);
  const rests = countScored(whole).map((n, d) => counted.reduce((rest, sizes) => rest - (sizes[d] ?? 0), n));
  return Math.max(0, ...rests);
}

function countScored({ dimensions }: ScoreCounts): readonly number[] {
  return dimensions.map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0));
}
