import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/**
 * The 95 % interval of a rate: all p from which x of n differs by less than z(.975) standard errors of p itself. It never leaves 0
 * to 1 and has width also where x is 0 or n. Null without people.
 * Source: Wilson (1927), Journal of the American Statistical Association 22; R's prop.test(correct = FALSE).
 */
export function wilsonInterval(x: number, n: number): readonly [low: number, high: number] | null {
  if (n === 0) return null;
  const square = normalQuantile(0.975, 0, 1) ** 2;
  const centre = (x + square / 2) / (n + square);
  const reach = Math.sqrt(square * ((x * (n - x)) / n + square / 4)) / (n + square);
  return [x === 0 ? 0 : centre - reach, x === n ? 1 : centre + reach];
}
