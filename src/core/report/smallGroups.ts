/**
 * Which groups of a partition may be shown, so that no figure of fewer than `minGroup` people can be seen or computed. A group
 * below it is hidden; and as the whole is shown too, those hidden together must be at least as many, or the next smallest
 * group is hidden with them. Empty groups hide nobody and are shown.
 *
 * @param sizes how many people each group's figures rest on
 */
export function chooseShown(sizes: readonly number[], minGroup: number): readonly boolean[] {
  const isShown = sizes.map((size) => size === 0 || size >= minGroup);
  const hiddenCount = () => sizes.reduce((sum, size, index) => sum + (isShown[index] ? 0 : size), 0);
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
