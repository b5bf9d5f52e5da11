import type { DimensionFigures } from '../report/buildDimensions.ts';
import type { ItemFigures } from '../report/buildItems.ts';
import type { Report } from '../report/report.ts';
import type { Standing } from './action.ts';

/** A dimension to act upon, where its gap stands, and the statements whose own shortfall is proven, the widest first. */
export interface Proposal {
  readonly figures: DimensionFigures;
  readonly baseline: Standing;
  readonly items: readonly ItemFigures[];
}

/** The priorities of the report of one wave, at most three, each as the beginning of an action. */
export function proposeActions(report: Report, wave: string): readonly Proposal[] {
  return report.findings
    .filter(({ kind }) => kind === 'priority')
    .flatMap(({ dimension = '' }) => proposeAction(report, wave, dimension) ?? []);
}

/** The same for one dimension, proven or not; null where it has no gap with an interval. */
export function proposeAction(report: Report, wave: string, dimension: string): Proposal | null {
  const figures = report.dimensions.find(({ id }) => id === dimension);
  if (!figures) return null;
  const { n, expectation, gap, ci } = figures;
  if (expectation === null || gap === null || ci === null) return null;
  const items = report.items
    .filter((item) => item.dimension === dimension && item.verdict === 'shortfall')
    .sort((a, b) => (a.gap ?? 0) - (b.gap ?? 0));
  return { figures, baseline: { wave, n, expectation, gap, ci }, items };
}
