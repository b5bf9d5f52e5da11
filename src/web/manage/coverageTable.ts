import { countCoverage } from '../../core/instrument/coverage.ts';
import type { Instrument } from '../../core/instrument/instrument.ts';
import type { Text } from '../../core/instrument/text.ts';
import type { Say } from '../../words/catalogue.ts';

/** The coverage matrix in a language: areas down, dimensions across, and how many cells nothing is asked about. */
export function tabulateCoverage(
  instrument: Instrument,
  { say, text }: { readonly say: Say; readonly text: (text: Text) => string },
) {
  const coverage = countCoverage(instrument);
  const titles = new Map(instrument.areas.map(({ id, title }) => [id, text(title)]));
  return {
    columns: instrument.dimensions.map(({ title }) => text(title)),
    rows: coverage.map(({ area, counts }) => ({
      title: area === null ? say('coverage.noArea') : (titles.get(area) ?? area),
      counts,
      isArea: area !== null,
    })),
    // Items of no area are no area about which something could be missing.
    empty: coverage.flatMap(({ area, counts }) => (area === null ? [] : counts)).filter((count) => count === 0).length,
  };
}
