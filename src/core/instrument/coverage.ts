import type { Instrument } from './instrument.ts';

/** How many items each dimension has in each area, dimensions in their order. The area is null for items that name none. */
export interface Coverage {
  readonly area: string | null;
  readonly counts: readonly number[];
}

/**
 * The coverage matrix of an instrument, area by dimension: what a survey with it will be able to say, and about what it asks
 * nothing. Items without an area come last, in a row of their own if there are any. Without areas that is the only row.
 */
export function countCoverage({ areas, dimensions, items }: Pick<Instrument, 'areas' | 'dimensions' | 'items'>) {
  const count = (area: string | undefined) =>
    dimensions.map(({ id }) => items.filter((item) => item.dimension === id && item.area === area).length);
  const placed = areas.map(({ id }): Coverage => ({ area: id, counts: count(id) }));
  const rest = count(undefined);
  return rest.some((each) => each > 0) ? [...placed, { area: null, counts: rest } satisfies Coverage] : placed;
}
