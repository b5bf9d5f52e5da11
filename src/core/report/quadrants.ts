import { mean, median } from 'simple-statistics';
import type { Scale } from '../instrument/scale.ts';

/**
 * Where the cross of an importance-performance map stands: in the middle of the scale, at the means of all items, or at their
 * medians. Which one moves many items to another quadrant, so it is always named and should be chosen before looking.
 */
export const crosshairRules = ['means', 'midpoint', 'medians'] as const;
export type CrosshairRule = (typeof crosshairRules)[number];

export interface Crosshair {
  readonly performance: number;
  readonly importance: number;
}

/** What an item's place says: important and weak, important and strong, neither, or strong where it hardly matters. */
export type Quadrant = 'concentrate' | 'keep-up' | 'low-priority' | 'overkill';

interface Point {
  readonly performance: number | null;
  readonly importance: number | null;
}

/** The cross by a rule; null without any whole point, or for the midpoint of an axis that has no scale. */
export function placeCrosshair(rule: CrosshairRule, points: readonly Point[], scale: Scale | null): Crosshair | null {
  const whole = points.flatMap((point) =>
    point.performance === null || point.importance === null ? [] : [[point.performance, point.importance] as const],
  );
  if (whole.length === 0) return null;
  if (rule === 'midpoint') {
    if (scale === null) return null;
    const middle = (scale.min + scale.max) / 2;
    return { performance: middle, importance: middle };
  }
  const middleOf = rule === 'means' ? mean : median;
  return {
    performance: middleOf(whole.map(([strength]) => strength)),
    importance: middleOf(whole.map(([, importance]) => importance)),
  };
}

/** The quadrant of a point. A point on the cross itself counts as high. */
export function findQuadrant(point: Point, crosshair: Crosshair | null): Quadrant | null {
  if (crosshair === null || point.performance === null || point.importance === null) return null;
  const isStrong = point.performance >= crosshair.performance;
  if (point.importance >= crosshair.importance) return isStrong ? 'keep-up' : 'concentrate';
  return isStrong ? 'overkill' : 'low-priority';
}
