import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { noncentralTCdf } from './noncentralT.ts';

// Every function here answers with a whole number of respondents, rounded up, and with null where the input allows none.

/**
 * Respondents so that the 95 % interval of a mean reaches `halfWidth` to each side: n = (z(.975) sd / halfWidth)^2 and, out
 * of a `population` of known size N, n / (1 + (n - 1) / N). sd and halfWidth in points of the scale. Source: Cochran (1977),
 * Sampling Techniques, chapter 4.
 */
export function sizeForMean(plan: {
  readonly sd: number;
  readonly halfWidth: number;
  readonly population?: number;
}): number | null {
  const { sd, halfWidth, population = Number.POSITIVE_INFINITY } = plan;
  if (!(sd > 0) || !(halfWidth > 0) || !(population >= 1)) return null;
  const unlimited = ((normalQuantile(0.975, 0, 1) * sd) / halfWidth) ** 2;
  return roundUp(unlimited / (1 + (unlimited - 1) / population));
}

/**
 * Pairs so that a two-sided paired t test at 5 % finds a true effect of size dz = mean / sd, of either sign, with the
 * probability `power`. Exact; the whole number above R's power.t.test(type = "paired"). Source: Cohen (1988), Statistical Power
 * Analysis, 2.3.5.
 */
export function sizeForPairedTest({ dz, power }: { readonly dz: number; readonly power: number }): number | null {
  if (!Number.isFinite(dz) || !isPower(power)) return null;
  return smallestSize((n) => powerOf(n - 1, Math.abs(dz) * Math.sqrt(n)) >= power);
}

/**
 * Respondents in each of two independent waves so that a two-sided t test at 5 % finds a true `difference` of their means, of
 * either sign, with the probability `power`, when single values have the standard deviation `sd`. The whole number above R's
 * power.t.test.
 */
export function sizeForTwoWaves(plan: {
  readonly difference: number;
  readonly sd: number;
  readonly power: number;
}): number | null {
  const { difference, sd, power } = plan;
  if (!Number.isFinite(difference) || !(sd > 0) || !isPower(power)) return null;
  return smallestSize((n) => powerOf(2 * n - 2, (Math.abs(difference) / sd) * Math.sqrt(n / 2)) >= power);
}

/**
 * Respondents out of a population of N so that a share near `p` is known to within `bound`, both between 0 and 1, at `z`
 * standard errors: n = N p (1 - p) / ((N - 1) (bound / z)^2 + p (1 - p)). Source: Scheaffer, Mendenhall and Ott, Elementary
 * Survey Sampling, chapter 4.
 */
export function sizeForProportion(plan: {
  readonly population: number;
  readonly bound: number;
  readonly p: number;
  readonly z: number;
}): number | null {
  const { population, bound, p, z } = plan;
  if (!(population >= 1) || !(bound > 0) || !(z > 0) || !(p > 0 && p < 1)) return null;
  const spread = p * (1 - p);
  return roundUp(spread / ((1 - 1 / population) * (bound / z) ** 2 + spread / population));
}

/** Slovin's n = N / (1 + N error^2): all but the formula for a share with p = 0.5 and z = 2. `error` between 0 and 1. */
export function sizeBySlovin(plan: { readonly population: number; readonly error: number }): number | null {
  const { population, error } = plan;
  if (!(population >= 1) || !(error > 0 && error < 1)) return null;
  return roundUp(1 / (1 / population + error ** 2));
}

/** Between the level and certainty; a power of 5 % takes no respondents at all. */
function isPower(power: number): boolean {
  return power > 0.05 && power < 1;
}

/** The chance that t passes its upper 2.5 % point; the other tail, the wrong sign, does not count as finding the effect. */
function powerOf(df: number, ncp: number): number {
  return noncentralTCdf(-studentQuantile(0.975, df), df, -ncp);
}

/** The smallest n from 2 at which something holds that holds ever after; null where no number of people is enough. */
function smallestSize(isEnough: (n: number) => boolean): number | null {
  let enough = 2;
  while (!isEnough(enough)) {
    enough *= 2;
    if (enough > 2 ** 33) return null;
  }
  let tooFew = Math.max(1, enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** Up to the next whole number; what lies above one by rounding noise only is taken for it. */
function roundUp(size: number): number | null {
  return Number.isFinite(size) ? Math.ceil(size * (1 - 1e-12)) : null;
}
