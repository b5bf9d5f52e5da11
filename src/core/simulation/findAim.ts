import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Scale } from '../instrument/scale.ts';
import { findRootOfFalling } from '../statistics/findRoot.ts';

/**
 * The mean of a normal answer once it is rounded and pulled back to the scale's ends: min + the sum of P(answer > k + 1/2) over
 * the points k below the best.
 */
export function meanOfRounded(aim: number, sd: number, { min, max }: Scale): number {
  const steps = Array.from({ length: max - min }, (_, index) => min + index + 0.5);
  return steps.reduce((sum, step) => sum + 1 - normalCdf(step, aim, sd), min);
}

/** Where normal answers have to aim at for the mean that is wanted of the rounded ones; at an end of the scale, far beyond it. */
export function findAim(wanted: number, sd: number, scale: Scale): number {
  const far = 8 * sd;
  return findRootOfFalling((aim) => wanted - meanOfRounded(aim, sd, scale), scale.min - far, scale.max + far);
}
