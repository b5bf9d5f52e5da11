import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Repeatable chance: the same seed gives the same draws on every machine. */
export interface Random {
  /** Uniform, above 0 and below 1. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
}

/** Another seed that follows from a seed: those of neighbours begin with draws that are much alike, and these do not. */
export function deriveSeed(seed: number, purpose: number): number {
  return Math.imul(seed + purpose, 0x9e3779b1);
}

export function startRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const uniform = () => (uniformInt(generator, 0, 2 ** 30 - 1) + 0.5) / 2 ** 30;
  return { uniform, normal: () => normalQuantile(uniform(), 0, 1) };
}
