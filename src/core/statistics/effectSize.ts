import { findProbability } from './findRoot.ts';
import { noncentralTCdf } from './noncentralT.ts';

/**
 * J = 1 - 3 / (4 df - 1), which takes most of the bias out of a standardised mean. Null below 2 degrees of freedom: at 1 the
 * expectation of such a mean does not exist. Source: Hedges (1981), Journal of Educational Statistics 6(2).
 */
export function hedgesCorrection(df: number): number | null {
  return df < 2 ? null : 1 - 3 / (4 * df - 1);
}

/**
 * dav = mean / ((sdA + sdB) / 2): a mean difference against the average spread of the two sides, comparable across studies
 * however strongly the sides go together. Null where one of the three is, or where neither side varies. Source: Cumming (2012),
 * Understanding the New Statistics; Lakens (2013), Frontiers in Psychology 4:863.
 */
export function standardisedByAverage(mean: number | null, sdA: number | null, sdB: number | null): number | null {
  if (mean === null || sdA === null || sdB === null || sdA + sdB === 0) return null;
  return mean / ((sdA + sdB) / 2);
}

/** Hedges' g of paired differences, J dz, with its 95 % interval; null below three pairs or where dz is. */
export interface HedgesG {
  readonly value: number | null;
  readonly ci: readonly [number, number] | null;
}

/**
 * From dz = mean / sd of n differences. The interval holds every true effect under which t = dz sqrt(n) is in neither outer
 * 2.5 % of the noncentral t distribution with n - 1 degrees of freedom, and is then multiplied by J like dz. Source: Steiger
 * and Fouladi (1997), in What If There Were No Significance Tests?; Goulet-Pelletier and Cousineau (2018).
 */
export function hedgesG(dz: number | null, n: number): HedgesG {
  const df = n - 1;
  const correction = hedgesCorrection(df);
  if (dz === null || correction === null) return { value: null, ci: null };
  const t = dz * Math.sqrt(n);
  // Twenty standard errors of t each way: further than any quantile that is looked for, at any df from 2.
  const reach = 20 * Math.sqrt(1 + (t * t) / (2 * df));
  const effectAt = (level: number) =>
    (correction / Math.sqrt(n)) * findProbability((ncp) => noncentralTCdf(t, df, ncp), level, t - reach, t + reach);
  return { value: correction * dz, ci: [effectAt(0.975), effectAt(0.025)] };
}
