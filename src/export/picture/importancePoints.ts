import type { Scale } from '../../core/instrument/scale.ts';
import type { ImportanceMap } from '../../core/report/buildImportance.ts';
import type { Crosshair, CrosshairRule, Quadrant } from '../../core/report/quadrants.ts';
import type { Ellipse } from '../../core/statistics/ellipse.ts';
import { zoomTo } from './axis.ts';

/** An item on the map. */
export interface MapPoint {
  /** The item's number in the questionnaire. */
  readonly number: number;
  readonly name: string;
  readonly performance: number;
  readonly importance: number;
  readonly ellipse: Ellipse | null;
  readonly quadrant: Quadrant;
  /** Whether it stays in its quadrant in at least 95 % of the resamples; null where none were drawn. */
  readonly isFirm: boolean | null;
}

const firmShare = 0.95;

/** The items that have a place on the map under a rule. */
export function listPoints(
  { items }: ImportanceMap,
  rule: CrosshairRule,
  names: readonly string[],
): readonly MapPoint[] {
  return items.flatMap(({ performance, importance, ellipse, quadrants }, index): MapPoint[] => {
    const found = quadrants[rule];
    if (performance === null || importance === null || found === null) return [];
    const isFirm = found.share === null ? null : found.share >= firmShare;
    const name = names[index] ?? '';
    return [{ number: index + 1, name, performance, importance, ellipse, quadrant: found.quadrant, isFirm }];
  });
}

/** The part of both scales in which the items with their ellipses and the cross lie, and a little more. */
export function frameMap(
  points: readonly MapPoint[],
  crosshair: Crosshair,
  ends: { readonly x: Scale; readonly y: Scale },
): { readonly x: Scale; readonly y: Scale } {
  const reach = points.map(({ ellipse }) => reachOf(ellipse));
  const along = (values: readonly number[], half: readonly number[], middle: number, scale: Scale): Scale => {
    const low = Math.min(middle, ...values.map((value, index) => value - (half[index] ?? 0)));
    const high = Math.max(middle, ...values.map((value, index) => value + (half[index] ?? 0)));
    return zoomTo(low, high, scale);
  };
  return {
    x: along(
      points.map(({ performance }) => performance),
      reach.map(({ x }) => x),
      crosshair.performance,
      ends.x,
    ),
    y: along(
      points.map(({ importance }) => importance),
      reach.map(({ y }) => y),
      crosshair.importance,
      ends.y,
    ),
  };
}

/** How far an ellipse reaches from its centre along each axis. */
function reachOf(ellipse: Ellipse | null): { readonly x: number; readonly y: number } {
  if (ellipse === null) return { x: 0, y: 0 };
  const { major, minor, angle } = ellipse;
  return {
    x: Math.hypot(major * Math.cos(angle), minor * Math.sin(angle)),
    y: Math.hypot(major * Math.sin(angle), minor * Math.cos(angle)),
  };
}
