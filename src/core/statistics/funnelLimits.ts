import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** The two pairs of limits between which a mean of n values lies by chance. */
export interface FunnelLimits {
  /** For 95 of 100 groups that do not differ. */
  readonly inner: readonly [number, number];
  /** For 998 of 1,000. */
  readonly outer: readonly [number, number];
}

/**
 * The limits of a funnel plot about a target: target -/+ z sqrt(variance / n), with z of 95 % and 99.8 %.
 * Source: Spiegelhalter (2005), Statistics in Medicine 24.
 */
export function funnelLimits(target: number, variance: number, n: number): FunnelLimits {
  const limit = (p: number): readonly [number, number] => {
    const reach = normalQuantile(p, 0, 1) * Math.sqrt(variance / n);
    return [target - reach, target + reach];
  };
  return { inner: limit(0.975), outer: limit(0.999) };
}
