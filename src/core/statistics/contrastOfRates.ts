import { wilsonInterval } from './wilsonInterval.ts';

/** How many of n. */
export interface Rate {
  readonly x: number;
  readonly n: number;
}

/**
 * A weighted sum of independent rates with its 95 % interval: from the sum, the square root of the summed squares of how far the Wilson
 * interval of each lies from it on the side in question. With weights 1 and -1 this is Newcombe's interval of a difference. Null
 * where a rate that has a weight rests on nobody.
 * Sources: Newcombe (1998), Statistics in Medicine 17, method 10; Zou, Huang and Zhang (2009), Computational Statistics and
 * Data Analysis 53.
 */
export function contrastOfRates(
  rates: readonly Rate[],
  weights: readonly number[],
): { readonly value: number; readonly ci: readonly [low: number, high: number] } | null {
  let [value, below, above] = [0, 0, 0];
  for (const [index, { x, n }] of rates.entries()) {
    const weight = weights[index] ?? 0;
    if (weight === 0) continue;
    const interval = wilsonInterval(x, n);
    if (interval === null) return null;
    const part = weight * (x / n);
    const [low, high] = interval.map((end) => weight * end).sort((a, b) => a - b) as [number, number];
    value += part;
    below += (part - low) ** 2;
    above += (high - part) ** 2;
  }
  return { value, ci: [value - Math.sqrt(below), value + Math.sqrt(above)] };
}
