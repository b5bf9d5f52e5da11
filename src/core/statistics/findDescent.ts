import type { Matrix } from './covariance.ts';
import { eigenDecomposition } from './eigen.ts';

/**
 * The step down that Newton's method takes from slopes and a symmetric matrix of curvatures; where the surface curves downwards
 * it goes on down instead of up to the saddle, and where it is flat it takes the way of the slopes.
 * Source: Nocedal and Wright (2006), Numerical Optimization, 3.4.
 */
export function findDescent(curvature: Matrix, slopes: readonly number[]): readonly number[] {
  const { values, vectors } = eigenDecomposition(curvature);
  const steepest = Math.max(0, ...values.map(Math.abs));
  const steps = vectors.map((vector, k) => {
    const bend = Math.abs(values[k] ?? 0);
    const slope = vector.reduce((sum, share, i) => sum + share * (slopes[i] ?? 0), 0);
    return -slope / (bend > 1e-9 * steepest ? bend : steepest || 1);
  });
  return slopes.map((_, i) => vectors.reduce((sum, vector, k) => sum + (steps[k] ?? 0) * (vector[i] ?? 0), 0));
}

/** Tries the whole of a step, half, a quarter, ... until one is accepted; null where none is. */
export function walk<Place>(tryShare: (share: number) => Place | null): Place | null {
  for (let share = 1; share > 2 ** -40; share /= 2) {
    const place = tryShare(share);
    if (place) return place;
  }
  return null;
}
