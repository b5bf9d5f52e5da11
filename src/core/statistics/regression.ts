import fCdf from '@stdlib/stats-base-dists-f-cdf';
import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import { correlationOf, type Matrix } from './covariance.ts';
import { invertDefinite } from './invertDefinite.ts';

export interface Regression {
  readonly n: number;
  readonly r2: number;
  readonly adjR2: number;
  /** With p, null where the predictors leave nothing unexplained. */
  readonly f: number | null;
  readonly df1: number;
  readonly df2: number;
  readonly p: number | null;
  readonly intercept: number;
  readonly predictors: readonly Predictor[];
}

export interface Predictor {
  /** Points of the outcome for one point of the predictor, the others held. */
  readonly b: number;
  readonly se: number;
  /** b / se, two-sided p; null where nothing is left unexplained. */
  readonly t: number | null;
  readonly p: number | null;
  /** b in standard deviations. */
  readonly beta: number;
  /** 1 / (1 - R^2 of the predictor on the others), 1 or more. */
  readonly vif: number;
}

/** A share of unexplained variance below this is rounding. */
const leastUnexplained = 1e-10;

/**
 * Least-squares regression of the last variable on all others, with an intercept, from covariances, means and the number of
 * cases. Null without predictors, where a variable has no variance, where one predictor follows from the others, and where
 * cases are too few to leave a degree of freedom (n <= predictors + 1). Equal to R's lm.
 * Source: Draper and Smith (1998), Applied Regression Analysis, 5 and 6.
 */
export function leastSquares(covariance: Matrix, means: readonly number[], n: number): Regression | null {
  const size = covariance.length - 1;
  const correlation = correlationOf(covariance);
  const df2 = n - size - 1;
  if (size < 1 || df2 < 1 || !correlation) return null;
  const inverted = invertDefinite(correlation.slice(0, size).map((row) => row.slice(0, size)));
  if (!inverted) return null;

  const withOutcome = (i: number) => correlation[i]?.[size] ?? 0;
  const betas = inverted.inverse.map((row) => row.reduce((sum, value, i) => sum + value * withOutcome(i), 0));
  const explained = betas.reduce((sum, beta, i) => sum + beta * withOutcome(i), 0);
  const isPerfect = 1 - explained < leastUnexplained;
  const r2 = isPerfect ? 1 : Math.max(0, explained);
  const f = isPerfect ? null : r2 / size / ((1 - r2) / df2);
  const sd = (i: number) => Math.sqrt(covariance[i]?.[i] ?? 0);

  const predictors = betas.map((beta, i): Predictor => {
    const vif = inverted.inverse[i]?.[i] ?? 1;
    const ratio = sd(size) / sd(i);
    const seOfBeta = Math.sqrt(((1 - r2) * vif) / df2);
    const t = isPerfect ? null : beta / seOfBeta;
    const p = t === null ? null : 2 * studentCdf(-Math.abs(t), df2);
    return { b: beta * ratio, se: seOfBeta * ratio, t, p, beta, vif };
  });
  return {
    n,
    r2,
    adjR2: 1 - ((1 - r2) * (n - 1)) / df2,
    f,
    df1: size,
    df2,
    p: f === null ? null : fUpperTail(f, size, df2),
    intercept: predictors.reduce((rest, { b }, i) => rest - b * (means[i] ?? 0), means[size] ?? 0),
    predictors,
  };
}

/** A small tail of F as the lower tail of 1 / F, which keeps its digits. */
function fUpperTail(f: number, df1: number, df2: number): number {
  return f > 1 ? fCdf(1 / f, df2, df1) : 1 - fCdf(f, df1, df2);
}
