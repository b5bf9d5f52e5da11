/** What the difference P - E is made of: variances, the correlation of the two, and the alpha of each. */
export interface Difference {
  readonly varE: number | null;
  readonly varP: number | null;
  readonly rEP: number | null;
  readonly alphaE: number | null;
  readonly alphaP: number | null;
}

/**
 * How reliable the difference P - E is: (varP alphaP + varE alphaE - c) / (varP + varE - c) with c = 2 rEP sdP sdE. It falls as
 * P and E correlate, and may be below 0. Null where a part is missing or the difference has no variance.
 * Source: Johns (1981), Organizational Behavior and Human Performance 27(3); Peter, Churchill and Brown (1993), Journal of
 * Consumer Research 19(4).
 */
export function reliabilityOfDifference({ varE, varP, rEP, alphaE, alphaP }: Difference): number | null {
  if (varE === null || varP === null || rEP === null || alphaE === null || alphaP === null) return null;
  const shared = 2 * rEP * Math.sqrt(varE * varP);
  const variance = varP + varE - shared;
  if (!(variance > 8 * (varP + varE) * Number.EPSILON)) return null;
  return (varP * alphaP + varE * alphaE - shared) / variance;
}
