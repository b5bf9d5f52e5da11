import { countCoverage } from './coverage.ts';
import { findUntranslated, type Untranslated } from './findUntranslated.ts';
import type { Instrument } from './instrument.ts';

/** What may be meant, but is more often forgotten: it keeps no instrument from being used. Each with its path in the file. */
export type Oversight = { readonly path: string } & (
  | ({ readonly code: 'untranslated' } & Pick<Untranslated, 'missing'>)
  /** Dimensions about which nothing is asked in this area, by id. */
  | { readonly code: 'cells-empty'; readonly area: string; readonly dimensions: readonly string[] }
  | { readonly code: 'area-unused'; readonly area: string }
  | { readonly code: 'touchpoint-unused'; readonly touchpoint: string }
);

/** The oversights of an instrument: places that no item names, empty cells of the coverage matrix, and texts in one language only. */
export function findOversights(instrument: Instrument): readonly Oversight[] {
  const { areas, touchpoints, dimensions, items } = instrument;
  const coverage = new Map(countCoverage(instrument).map(({ area, counts }) => [area, counts]));
  return [
    ...areas.flatMap(({ id }, index): Oversight[] => {
      const path = `areas.${index}`;
      const empty = dimensions.flatMap((dimension, column) => (coverage.get(id)?.[column] === 0 ? [dimension.id] : []));
      if (empty.length === dimensions.length) return [{ code: 'area-unused', path, area: id }];
      return empty.length === 0 ? [] : [{ code: 'cells-empty', path, area: id, dimensions: empty }];
    }),
    ...touchpoints.flatMap(({ id }, index): Oversight[] =>
      items.some(({ touchpoint }) => touchpoint === id)
        ? []
        : [{ code: 'touchpoint-unused', path: `touchpoints.${index}`, touchpoint: id }],
    ),
    ...listUntranslated(instrument),
  ];
}

/** The texts of an instrument or a staff form that lack one of the two languages, as oversights. */
export function listUntranslated(value: unknown): readonly Oversight[] {
  return findUntranslated(value).map((each) => ({ code: 'untranslated', ...each }));
}
