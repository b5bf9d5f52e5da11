import { type GapNumber, gaps } from '../gaps/gap.ts';
import type { DimensionFigures } from './buildDimensions.ts';
import type { GapFigures } from './buildGaps.ts';
import { listCautions } from './cautions.ts';
import { type Figures, judgeInterval } from './figures.ts';
import type { Finding, Found } from './finding.ts';

const mostPriorities = 3;

/**
 * What the report says in sentences, as message keys: the whole, the priorities, what is proven and what is not in the order
 * of display, and what the data cannot say. A report without any figure says just that.
 */
export function listFindings(found: Found): readonly Finding[] {
  const { overall, dimensions } = found;
  const priorities = choosePriorities(dimensions);
  const first = new Set(priorities.map(({ dimension }) => dimension));
  const rest = [
    ...gaps.filter(({ number }) => number < 5).flatMap(({ number }) => describeGap(number, found.gaps[number])),
    ...dimensions.filter(({ id }) => !first.has(id)).flatMap(describeDimension),
  ];
  const findings: readonly Finding[] = [
    ...describeWhole(overall),
    ...priorities,
    ...rest.filter(({ kind }) => kind === 'whole'),
    ...rest.filter(({ kind }) => kind === 'proven'),
    ...rest.filter(({ kind }) => kind === 'not-proven'),
  ];
  if (findings.length === 0) return [{ code: 'none', kind: 'whole', values: {} }];
  return [...findings, ...listCautions(found)];
}

/**
 * The dimensions to begin with: whose shortfall is proven, after Holm's adjustment, the widest first, each gap weighted
 * by the points that people give to its dimension where they were asked.
 */
function choosePriorities(dimensions: readonly DimensionFigures[]): readonly Finding[] {
  const urgency = ({ gap, weight }: DimensionFigures) => -(gap ?? 0) * (weight ?? 1);
  return dimensions
    .filter(({ verdict }) => verdict === 'shortfall')
    .sort((a, b) => urgency(b) - urgency(a))
    .slice(0, mostPriorities)
    .map((figures, index) => ({
      code: 'priority',
      kind: 'priority',
      dimension: figures.id,
      values: {
        rank: index + 1,
        n: figures.n,
        gap: figures.gap ?? 0,
        ...(figures.weight !== null && { weight: figures.weight }),
      },
    }));
}

function describeWhole({ n, expectation, perception, gap, ci, verdict }: Figures): readonly Finding[] {
  if (perception !== null && expectation === null)
    return [{ code: 'perception-only', kind: 'whole', values: { n, perception } }];
  if (expectation === null || perception === null || gap === null || ci === null || verdict === null) return [];
  const values = { n, expectation, perception, gap, low: ci[0], high: ci[1] };
  return [{ code: 'overall', kind: 'whole', verdict, values }];
}

function describeDimension({ id, n, expectation, perception, gap, ci, verdict }: DimensionFigures): readonly Finding[] {
  if (perception !== null && expectation === null)
    return [{ code: 'perception-only', kind: 'whole', dimension: id, values: { n, perception } }];
  if (gap === null || ci === null || verdict === null) return [];
  const kind = verdict === 'shortfall' || verdict === 'surplus' ? 'proven' : 'not-proven';
  return [{ code: 'dimension', kind, verdict, dimension: id, values: { n, gap, low: ci[0], high: ci[1] } }];
}

/** A gap inside the organisation. Where people are few the interval is wide, and it is the interval that speaks. */
function describeGap(number: GapNumber, figures: GapFigures | null): readonly Finding[] {
  if (figures === null) return [];
  const verdict = judgeInterval(figures);
  if (verdict === null || verdict === 'uniform' || figures.value === null) return [];
  const kind = verdict === 'not-proven' ? 'not-proven' : 'proven';
  const [low, high] = figures.ci ?? [0, 0];
  return [{ code: 'gap', kind, verdict, gap: number, values: { gap: figures.value, low, high } }];
}
