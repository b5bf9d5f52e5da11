import type { Random } from '../simulation/random.ts';

/**
 * How many of n trials succeed by chance, each with probability p. Exact in distribution, and in a time that does not grow
 * with n: by inversion while at most ten successes (or failures) are expected, else by transformed rejection.
 */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (p > 0.5) return n - drawBinomial(random, n, 1 - p);
  return n * p < 10 ? invert(random, n, p) : reject(random, n, p);
}

/** Walks up the probabilities of 0, 1, 2, ... until their sum passes a uniform number. */
function invert(random: Random, n: number, p: number): number {
  const odds = p / (1 - p);
  let left = random.uniform();
  let chance = Math.exp(n * Math.log1p(-p));
  let successes = 0;
  while (left > chance && successes < n) {
    left -= chance;
    successes += 1;
    chance *= (odds * (n + 1 - successes)) / successes;
  }
  return successes;
}

/**
 * BTRS of Hörmann (1993), Journal of Statistical Computation and Simulation 46, "The generation of binomial random variates": a
 * ratio-of-uniforms hat over the whole distribution, squeezed in its middle. The constants are his; p <= 0.5 and n p >= 10.
 */
function reject(random: Random, n: number, p: number): number {
  const sd = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const alpha = (2.83 + 5.1 / b) * sd;
  const odds = p / (1 - p);
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = random.uniform() - 0.5;
    const v = random.uniform();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + n * p + 0.5);
    if (edge >= 0.07 && v <= 0.92 - 4.2 / b) return k;
    if (k < 0 || k > n) continue;
    const limit =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * Math.log((odds * (n - k + 1)) / (k + 1)) +
      stirlingError(mode) +
      stirlingError(n - mode) -
      stirlingError(k) -
      stirlingError(n - k);
    if (Math.log((v * alpha) / (a / edge ** 2 + b)) <= limit) return k;
  }
}

/**
 * ln k! less Stirling's (k + 1/2) ln (k + 1) - (k + 1) + ln sqrt(2 pi): the series from 9 up, and down from there by k! itself.
 */
function stirlingError(k: number): number {
  if (k < 9) return stirlingError(k + 1) + (k + 1.5) * Math.log1p(1 / (k + 1)) - 1;
  const square = (k + 1) ** 2;
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1);
}
