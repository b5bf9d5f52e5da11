import { contrastItem } from '../gaps/contrast.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { covarianceOf } from '../statistics/covariance.ts';
import { confidenceEllipse, type Ellipse } from '../statistics/ellipse.ts';
import {
  type Crosshair,
  type CrosshairRule,
  crosshairRules,
  findQuadrant,
  placeCrosshair,
  type Quadrant,
} from './quadrants.ts';
import { resampleQuadrants } from './resampleQuadrants.ts';
import type { Sample } from './sample.ts';

/** Importance against performance, item by item. */
export interface ImportanceMap {
  /**
   * Where the importance comes from: asked outright, the expectation standing in for it, or derived as the correlation of the
   * item's perception with the first outcome.
   */
  readonly source: 'stated' | 'expectation' | 'derived';
  readonly crosshairs: Readonly<Record<CrosshairRule, Crosshair | null>>;
  readonly items: readonly ImportanceItem[];
}

export interface ImportanceItem {
  readonly id: string;
  readonly n: number;
  readonly performance: number | null;
  readonly importance: number | null;
  /** The 95 % confidence region of the two means, performance along x. */
  readonly ellipse: Ellipse | null;
  /** Potential gain in customer value, importance x (top of the scale - performance); only of importance on that scale. */
  readonly pgcv: number | null;
  /** By crosshair rule, the quadrant and the share of bootstrap samples in which the item stays there. */
  readonly quadrants: Readonly<
    Record<CrosshairRule, { readonly quadrant: Quadrant; readonly share: number | null } | null>
  >;
}

/** The maps that the study allows, none where perception was not asked. Source: Martilla and James (1977), Journal of Marketing 41. */
export function buildImportance(sample: Sample, seed: number): readonly ImportanceMap[] {
  const { questionnaire } = sample;
  const asks = (side: Side) => questionnaire.sides.some((asked) => asked.side === side);
  if (!asks('perception')) return [];
  return [
    ...(asks('importance') ? [mapSides(sample, 'stated', 'importance', seed)] : []),
    ...(asks('expectation') ? [mapSides(sample, 'expectation', 'expectation', seed)] : []),
    ...(questionnaire.outcomes.length > 0 ? [mapDerived(sample)] : []),
  ];
}

function mapSides(
  { questionnaire, summary, rows }: Sample,
  source: ImportanceMap['source'],
  importance: Side,
  seed: number,
): ImportanceMap {
  const sides = [importance, 'perception'] as const;
  const points = questionnaire.items.map(({ id }, item) => {
    const momentsOf = (weights: readonly number[]) =>
      contrastItem(questionnaire, summary, item, { sides, weights }).moments;
    const [first, second, difference] = [momentsOf([1, 0]), momentsOf([0, 1]), momentsOf([-1, 1])];
    const covariance = ((first.variance ?? 0) + (second.variance ?? 0) - (difference.variance ?? 0)) / 2;
    const ellipse =
      first.mean === null || second.mean === null || first.variance === null || second.variance === null
        ? null
        : confidenceEllipse(second.mean, first.mean, second.variance, first.variance, covariance, first.n);
    const pgcv =
      first.mean === null || second.mean === null ? null : first.mean * (questionnaire.scale.max - second.mean);
    return { id, n: first.n, performance: second.mean, importance: first.mean, ellipse, pgcv };
  });
  const shares = rows && resampleQuadrants(questionnaire, rows, importance, points, seed);
  return describeMap(source, points, questionnaire.scale, shares);
}

/** Importance as the correlation with the first outcome; it lies on a scale of its own, so the midpoint means nothing. */
function mapDerived({ questionnaire, summary }: Sample): ImportanceMap {
  const points = questionnaire.items.map(({ id }, item) => {
    const { moments } = contrastItem(questionnaire, summary, item, { sides: ['perception'], weights: [1] });
    const products = summary.outcomes[0]?.items[item];
    const covariance = products ? covarianceOf(products) : null;
    const [varX = 0, varY = 0, cov = 0] = [covariance?.[0]?.[0], covariance?.[1]?.[1], covariance?.[0]?.[1]];
    const importance = varX > 0 && varY > 0 ? cov / Math.sqrt(varX * varY) : null;
    return { id, n: products?.n ?? 0, performance: moments.mean, importance, ellipse: null, pgcv: null };
  });
  return describeMap('derived', points, null, null);
}

type MapPoint = Omit<ImportanceItem, 'quadrants'>;

function describeMap(
  source: ImportanceMap['source'],
  points: readonly MapPoint[],
  scale: Questionnaire['scale'] | null,
  shares: readonly Readonly<Record<CrosshairRule, number>>[] | null,
): ImportanceMap {
  const crosshairs = Object.fromEntries(
    crosshairRules.map((rule) => [rule, placeCrosshair(rule, points, scale)]),
  ) as unknown as ImportanceMap['crosshairs'];
  const items = points.map((point, index) => ({
    ...point,
    quadrants: Object.fromEntries(
      crosshairRules.map((rule) => {
        const quadrant = findQuadrant(point, crosshairs[rule]);
        return [rule, quadrant && { quadrant, share: shares?.[index]?.[rule] ?? null }];
      }),
    ) as unknown as ImportanceItem['quadrants'],
  }));
  return { source, crosshairs, items };
}
