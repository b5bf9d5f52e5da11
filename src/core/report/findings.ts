import type { DimensionFigures, Figures, Finding } from './report.ts';

/**
 * What the report says in sentences, as message keys: first the whole, then each dimension in the order of display.
 * A figure that does not exist gives no sentence; a report without any figure says just that.
 */
export function listFindings(overall: Figures, dimensions: readonly DimensionFigures[]): readonly Finding[] {
  const findings = [
    ...describe('overall', overall),
    ...dimensions.flatMap((figures) =>
      describe('dimension', figures).map((finding) => ({ ...finding, dimension: figures.id })),
    ),
  ];
  return findings.length > 0 ? findings : [{ code: 'none', values: {} }];
}

function describe(code: 'overall' | 'dimension', figures: Figures): readonly Finding[] {
  const { n, expectation, perception, gap, ci, verdict } = figures;
  if (perception !== null && expectation === null) return [{ code: 'perception-only', values: { n, perception } }];
  if (expectation === null || perception === null || gap === null || ci === null || verdict === null) return [];
  return [{ code, verdict, values: { n, expectation, perception, gap, low: ci[0], high: ci[1] } }];
}
