import type { Problem } from '../problem.ts';

/** The ids of a list with the path of each. */
export function placeIds(
  path: string,
  named: readonly { readonly id: string }[],
): readonly { readonly path: string; readonly id: string }[] {
  return named.map(({ id }, index) => ({ path: `${path}.${index}`, id }));
}

/** A problem for each id that stands a second time among those that have to differ. */
export function findRepeats(placed: ReturnType<typeof placeIds>): readonly Problem[] {
  const seen = new Set<string>();
  return placed.flatMap(({ path, id }): Problem[] => {
    if (seen.has(id)) return [{ code: 'id-repeated', path, values: { id } }];
    seen.add(id);
    return [];
  });
}
