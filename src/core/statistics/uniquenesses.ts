import { fillSymmetric, type Matrix } from './covariance.ts';
import { eigenDecomposition } from './eigen.ts';
import { findDescent, walk } from './findDescent.ts';
import { invertDefinite } from './invertDefinite.ts';

const mostSteps = 500;

/**
 * The uniquenesses, none below `least`, at which m factors leave the least sum of squared residuals of a correlation matrix,
 * by Newton's method on its eigenvalues, with those at the bound held there. Starts where R does, from the squared
 * multiple correlations. Null where it does not settle to 1e-10.
 * Source: Joreskog (1977), Factor analysis by least-squares and maximum-likelihood methods, for the derivatives.
 */
export function findUniquenesses(correlation: Matrix, factors: number, least: number): readonly number[] | null {
  const clamp = (value: number) => Math.max(least, value);
  const inverse = invertDefinite(correlation)?.inverse;
  let uniquenesses = correlation.map((_, i) => clamp(inverse ? 1 / (inverse[i]?.[i] ?? 1) : 0.5));
  let fit = fitAt(correlation, factors, uniquenesses);
  for (let step = 0; step < mostSteps; step++) {
    const steepest = steepnessOf(fit, uniquenesses, least);
    if (steepest < 1e-13) return uniquenesses;
    const direction = findDirection(fit, findFree(fit, uniquenesses, least));
    const better = walk((share) => {
      const next = uniquenesses.map((value, i) => clamp(value + share * (direction[i] ?? 0)));
      const nextFit = fitAt(correlation, factors, next);
      const fall = next.reduce((sum, value, i) => sum + (fit.gradient[i] ?? 0) * (value - (uniquenesses[i] ?? 0)), 0);
      // Near the minimum the loss no longer tells two places apart, but the gradient does.
      const isFlatter = steepest < 1e-6 && steepnessOf(nextFit, next, least) < steepest;
      return isFlatter || nextFit.loss <= fit.loss + 1e-4 * fall ? { next, nextFit } : null;
    });
    if (!better) return steepest < 1e-10 ? uniquenesses : null;
    uniquenesses = better.next;
    fit = better.nextFit;
  }
  return null;
}

interface Fit {
  readonly loss: number;
  readonly gradient: readonly number[];
  readonly values: readonly number[];
  readonly vectors: Matrix;
  /** Which eigenvalues belong to the residuals: all but the first m, and of those any below 0. */
  readonly isLeft: readonly boolean[];
}

/** Half the sum of squared residual eigenvalues of R - psi, and its derivatives by psi. */
function fitAt(correlation: Matrix, factors: number, uniquenesses: readonly number[]): Fit {
  const reduced = correlation.map((row, i) =>
    row.map((value, j) => (i === j ? value - (uniquenesses[i] ?? 0) : value)),
  );
  const { values, vectors } = eigenDecomposition(reduced);
  const isLeft = values.map((value, r) => r >= factors || value < 0);
  const left = values.flatMap((value, r) => (isLeft[r] ? [{ value, vector: vectors[r] ?? [] }] : []));
  return {
    loss: left.reduce((sum, { value }) => sum + value ** 2, 0) / 2,
    gradient: reduced.map((_, i) => -left.reduce((sum, { value, vector }) => sum + value * (vector[i] ?? 0) ** 2, 0)),
    values,
    vectors,
    isLeft,
  };
}

/** The places that may still move: not at the bound with the gradient pointing below it. */
function findFree({ gradient }: Fit, uniquenesses: readonly number[], least: number): readonly number[] {
  return gradient.flatMap((slope, i) => ((uniquenesses[i] ?? 0) <= least && slope > 0 ? [] : [i]));
}

function steepnessOf(fit: Fit, uniquenesses: readonly number[], least: number): number {
  return Math.max(0, ...findFree(fit, uniquenesses, least).map((i) => Math.abs(fit.gradient[i] ?? 0)));
}

/** Newton's direction over the free places. */
function findDirection(fit: Fit, free: readonly number[]): readonly number[] {
  const slopes = free.map((i) => fit.gradient[i] ?? 0);
  const steps = findDescent(curvatureOf(fit, free), slopes);
  const direction = fit.gradient.map(() => 0);
  for (const [place, i] of free.entries()) direction[i] = steps[place] ?? 0;
  return direction;
}

function curvatureOf({ values, vectors, isLeft }: Fit, free: readonly number[]): Matrix {
  const list = (wanted: boolean) =>
    values.flatMap((value, r) => (isLeft[r] === wanted ? [{ value, vector: vectors[r] ?? [] }] : []));
  const left = list(true);
  const kept = list(false).map(({ value, vector }) => ({
    vector,
    weights: left.map((each) => (each.value === value ? 0 : (2 * each.value) / (each.value - value))),
  }));
  const products = new Float64Array(left.length);
  return fillSymmetric(free.length, (a, b) => {
    const [i, j] = [free[a] ?? 0, free[b] ?? 0];
    let total = 0;
    for (const [r, { vector }] of left.entries()) {
      const product = (vector[i] ?? 0) * (vector[j] ?? 0);
      products[r] = product;
      total += product;
    }
    let sum = total ** 2;
    for (const { vector, weights } of kept) {
      let weighted = 0;
      for (let r = 0; r < products.length; r++) weighted += (weights[r] ?? 0) * (products[r] ?? 0);
      sum += weighted * (vector[i] ?? 0) * (vector[j] ?? 0);
    }
    return sum;
  });
}
