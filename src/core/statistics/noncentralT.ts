import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { averageOverScale, stepOfScale } from './averageOverScale.ts';

/**
 * P(T <= t) for T = (Z + ncp) / S with Z standard normal and S = sqrt(chi-squared / df) independent of it: Student's t around
 * a true effect. df from 1. Equal to R's pt(t, df, ncp), and beyond |ncp| = 37.62, where R approximates, still exact to 1e-11
 * (1e-5 where both df > 1000 and |ncp| > sqrt(2 df)).
 *
 * The definition itself, Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, chapter 31: the mean over
 * one of the two variables of the probability given it. Which one: that over which this probability changes slowly.
 */
export function noncentralTCdf(t: number, df: number, ncp: number): number {
  if (Math.abs(ncp) > Math.max(40, Math.sqrt(2 * df))) return ncp > 0 ? farCdf(t, df, ncp) : 1 - farCdf(-t, df, -ncp);
  const step = Math.min(stepOfScale(df), 0.5 / (Math.abs(ncp) + 9));
  return averageOverScale(df, step)((scale) => normalCdf(t * scale - ncp, 0, 1));
}

/**
 * For ncp so far above 0 that Z + ncp is never negative: the mean over Z, by the trapezoidal rule, of P(S >= (Z + ncp) / t).
 */
function farCdf(t: number, df: number, ncp: number): number {
  if (t <= 0) return 0;
  const step = 0.25;
  let total = 0;
  let weights = 0;
  for (let z = -9; z <= 9; z += step) {
    const weight = Math.exp((-z * z) / 2);
    weights += weight;
    total += weight * (1 - scaleCdf(((z + ncp) / t) ** 2, df));
  }
  return total / weights;
}

/** P(chi-squared / df <= ratio); above 1000, where the library loses digits, by Wilson and Hilferty (1931), good to 1e-5. */
function scaleCdf(ratio: number, df: number): number {
  if (df <= 1000) return chiSquareCdf(df * ratio, df);
  const variance = 2 / (9 * df);
  return normalCdf((Math.cbrt(ratio) - (1 - variance)) / Math.sqrt(variance), 0, 1);
}
