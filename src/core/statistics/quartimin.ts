import { Matrix as Dense } from 'ml-matrix';
import { fillSymmetric, type Matrix } from './covariance.ts';
import type { Rotation } from './factorOrder.ts';
import { findDescent, walk } from './findDescent.ts';
import { invertDefinite } from './invertDefinite.ts';

const mostSteps = 200;
const settled = 1e-9;

/**
 * The oblique rotation nearest the position given at which the squared loadings of different factors overlap least, by
 * Newton's method. Null where it does not settle, as where factors tend to coincide.
 * Source: Jennrich (2002), Psychometrika 67(1), for the loss and its gradient.
 */
export function minimiseQuartimin(loadings: Matrix): Rotation | null {
  const unrotated = new Dense(loadings);
  let here = positionAt(unrotated, Dense.eye(unrotated.columns));
  for (let step = 0; step < mostSteps && here && here.slope > settled; step++) here = stepDown(here, unrotated);
  return here && here.slope <= settled ? { loadings: here.loadings.to2DArray(), phi: here.phi } : null;
}

interface Position {
  /** The factors as columns of length 1. */
  readonly axes: Dense;
  /** How they correlate. */
  readonly phi: Matrix;
  readonly loadings: Dense;
  /** How much the squared loadings of different factors overlap. */
  readonly loss: number;
  /** The gradient by the axes, without what would only change their lengths. */
  readonly gradient: Dense;
  readonly slope: number;
}

/** Null where two factors coincide. */
function positionAt(unrotated: Dense, axes: Dense): Position | null {
  const size = axes.columns;
  const phi = axes.transpose().mmul(axes).to2DArray();
  const inverted = invertDefinite(phi)?.inverse;
  if (!inverted) return null;
  const inverse = new Dense(inverted).mmul(axes.transpose());
  const loadings = unrotated.mmul(inverse.transpose());
  const squares = Dense.pow(loadings, 2);
  const others = squares.mmul(Dense.sub(Dense.ones(size, size), Dense.eye(size)));
  const raw = loadings.transpose().mmul(Dense.mul(loadings, others)).mmul(inverse).transpose().mul(-1);
  const along = Dense.mul(axes, raw).sum('column');
  const gradient = Dense.sub(raw, axes.clone().mulRowVector(along));
  return { axes, phi, loadings, loss: Dense.mul(squares, others).sum() / 4, gradient, slope: gradient.norm() };
}

const lengthsOf = (axes: Dense) => Dense.pow(axes, 2).sum('column').map(Math.sqrt);

/** Moves each axis by shares of the others, as the slopes and the curvature say. */
function stepDown(here: Position, unrotated: Dense): Position | null {
  const size = here.axes.columns;
  const numbers = Array.from({ length: size }, (_, i) => i);
  const places = numbers.flatMap((i) => numbers.flatMap((j) => (i === j ? [] : [[i, j] as const])));
  const moveBy = (shares: readonly number[]) => {
    const mix = Dense.eye(size);
    for (const [k, [i, j]] of places.entries()) mix.set(i, j, shares[k] ?? 0);
    const moved = here.axes.mmul(mix);
    const lengths = lengthsOf(moved);
    const next = positionAt(unrotated, moved.divRowVector(lengths));
    if (!next) return null;
    const byShares = here.axes.transpose().mmul(next.gradient).divRowVector(lengths);
    return { next, slopes: places.map(([i, j]) => byShares.get(i, j)) };
  };
  const small = 1e-5;
  const slopes = moveBy([])?.slopes ?? [];
  const columns = places.map((_, k) => {
    const [up, down] = [small, -small].map(
      (value) => moveBy(places.map((_, other) => (other === k ? value : 0)))?.slopes,
    );
    return slopes.map((_, row) => ((up?.[row] ?? 0) - (down?.[row] ?? 0)) / (2 * small));
  });
  const curvature = fillSymmetric(places.length, (a, b) => ((columns[a]?.[b] ?? 0) + (columns[b]?.[a] ?? 0)) / 2);
  const direction = findDescent(curvature, slopes);
  const fall = direction.reduce((sum, share, k) => sum + share * (slopes[k] ?? 0), 0);
  return walk((share) => {
    const next = moveBy(direction.map((value) => value * share))?.next;
    if (!next) return null;
    // Near the minimum the loss no longer tells two positions apart, but the slope does.
    const isFlatter = here.slope < 1e-5 && next.slope < here.slope;
    return isFlatter || next.loss <= here.loss + 1e-4 * share * fall ? next : null;
  });
}
