import type { Interval } from '../../core/report/interval.ts';
import { type Drawing, drawPath } from '../../page/svg.ts';

/** An interval as a thin line with a stroke at each end. */
export function drawIntervalAt(y: number, [low, high]: readonly [number, number], reach: number): Drawing {
  const ends = ['M', low, y - reach, 'V', y + reach, 'M', high, y - reach, 'V', y + reach];
  return drawPath('interval', [...ends, 'M', low, y, 'H', high], { 'stroke-width': 1.5 });
}

/**
 * The line of a gap: thick where it is proven, thin where it is not, so that it needs no colour.
 *
 * @param isProven whether its interval lies wholly on one side of zero
 */
export function drawGapLine(y: number, from: number, to: number, isProven: boolean): Drawing {
  return drawPath('gap', ['M', from, y, 'H', to], { 'stroke-width': isProven ? 7 : 2 });
}

/** An interval of a difference, as it lies about the value that the difference is counted from. */
export function shiftInterval(interval: Interval | null, by: number | null): Interval | null {
  return interval === null || by === null ? null : [interval[0] + by, interval[1] + by];
}
