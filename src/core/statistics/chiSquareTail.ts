import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/**
 * P(chi-squared > x) for x >= 0 and whole df from 1. The finite sums of Abramowitz and Stegun (1964), 26.4.4 and 26.4.5: all
 * terms are positive, so a small tail keeps its digits, which 1 - P(chi-squared <= x) does not. Equal to R's
 * pchisq(lower.tail = FALSE).
 */
export function chiSquareUpperTail(x: number, df: number): number {
  const isEven = df % 2 === 0;
  let tail = isEven ? 0 : 2 * normalCdf(-Math.sqrt(x), 0, 1);
  let logTerm = isEven ? -x / 2 : -x / 2 + Math.log((2 * x) / Math.PI) / 2;
  for (let below = isEven ? 2 : 3; below <= df; below += 2) {
    tail += Math.exp(logTerm);
    logTerm += Math.log(x / below);
  }
  return Math.min(1, tail);
}
