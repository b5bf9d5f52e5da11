import fCdf from '@stdlib/stats-base-dists-f-cdf';
import { momentsOf } from '../../statistics/moments.ts';
import type { DimensionSums, TargetAlphaSums } from './targetAlphaSums.ts';

/** With fewer people looked at, or fewer dimensions, likeness is no evidence; with fewer points, close answers are none. */
const fewestPeople = 50;
const fewestDimensions = 2;
const fewestPoints = 5;

/** Of real people (2,800 to 25 items of five traits on six points, set `bfi` of R's psych) one in 120 is this close. */
const mostWithinOne = 1 / 3;

/**
 * Chance that is cut off at one point up and down: nobody strays by more than two, though answers differ as much as those
 * of people do. With rounded normal deviations of that size one person in six strays further.
 */
const mostWithinTwo = 0.95;
const leastResidual = 0.45;

/** The alpha that a paper is expected to reach, and how far apart those of honest dimensions usually lie at least. */
const leastAlpha = 0.7;
const alphaLeeway = 0.1;

/** Real items differ in their means; where chance alone may explain the differences, they were all drawn alike. */
const leastP = 0.001;

/** How much a set of forms looks as if it had been filled to reach a wanted alpha. */
export interface TargetAlpha {
  /** People looked at: with enough answers, not all of them within one point. */
  readonly n: number;
  /** The share of these whose answers inside every dimension lie within one point, and within two; null without people. */
  readonly share: number | null;
  readonly shareWithinTwo: number | null;
  /** Cronbach's alpha of each dimension of three items or more; null below two people or without variance. */
  readonly alphas: readonly { readonly id: string; readonly value: number | null }[];
  /** The mean square of what neither person nor item explains, over all dimensions; null below two people. */
  readonly residual: number | null;
  /** Equal means of the items in every dimension: F = mean square of items / residual; null where that is 0. */
  readonly itemMeans: { readonly f: number; readonly df1: number; readonly df2: number; readonly p: number } | null;
  readonly isSuspicious: boolean;
}

/**
 * The signature of forms made up until alpha looks right: a value for each person and dimension, and a little chance around
 * it for each item. It is suspicious only where all three marks come together over at least 50 people on five points or more:
 * a third of them keep within one point in every dimension, or nearly all within two though they differ as people do; all
 * alphas are .70 or more and no more than .10 apart; and the items of the dimensions have no means of their own (p > .001).
 *
 * What it cannot do: it proves no fraud, since very like items and a halo leave similar marks; it names no single response;
 * and it does not see answers drawn from a factor model, copied with changes, or written by hand with care, which differ
 * from honest ones in nothing that is computed here.
 *
 * Sums of squares of people by items within each dimension, complete cases, as in R's aov(x ~ person + item).
 */
export function targetAlpha({ scale, ranges, dimensions }: TargetAlphaSums): TargetAlpha {
  const n = ranges.reduce((sum, count) => sum + count, 0);
  const within = (points: number) =>
    n === 0 ? null : ranges.slice(0, points + 1).reduce((sum, count) => sum + count, 0) / n;
  const share = within(1);
  const shareWithinTwo = within(2);
  const squares = dimensions.filter((each) => each.n >= 2).map(sumsOfSquares);
  const total = (pick: (each: SumsOfSquares) => number) => squares.reduce((sum, each) => sum + pick(each), 0);
  const df1 = total(({ dfItems }) => dfItems);
  const df2 = total(({ dfResidual }) => dfResidual);
  const residual = df2 > 0 ? total((each) => each.residual) / df2 : null;
  const itemMeanSquare = df1 > 0 ? total(({ items }) => items) / df1 : 0;
  const itemMeans = residual !== null && residual > 0 ? testF(itemMeanSquare / residual, df1, df2) : null;
  const alphas = dimensions.map((each) => ({ id: each.id, value: alphaOf(each) }));

  const values = alphas.flatMap(({ value }) => value ?? []);
  const isClose =
    share !== null &&
    shareWithinTwo !== null &&
    (share >= mostWithinOne || (shareWithinTwo >= mostWithinTwo && (residual ?? 0) >= leastResidual));
  const areAlphasAlike =
    values.length >= fewestDimensions &&
    Math.min(...values) >= leastAlpha &&
    Math.max(...values) - Math.min(...values) <= alphaLeeway;
  const areMeansAlike = itemMeans === null ? itemMeanSquare === 0 : itemMeans.p > leastP;
  const isEnough = n >= fewestPeople && scale.max - scale.min + 1 >= fewestPoints;
  const isSuspicious = isEnough && isClose && areAlphasAlike && areMeansAlike;
  return { n, share, shareWithinTwo, alphas, residual, itemMeans, isSuspicious };
}

interface SumsOfSquares {
  readonly items: number;
  readonly dfItems: number;
  readonly residual: number;
  readonly dfResidual: number;
}

/** Exact up to the last division, so that no spread is 0 and not almost 0. */
function sumsOfSquares({ n, sums, squares, totalSquares }: DimensionSums): SumsOfSquares {
  const people = BigInt(n);
  const count = BigInt(sums.length);
  const sum = sumOf(sums);
  const ofItems = count * sums.reduce((total, each) => total + BigInt(each) ** 2n, 0n);
  const divisor = n * sums.length;
  return {
    items: Number(ofItems - sum * sum) / divisor,
    dfItems: sums.length - 1,
    residual: Number(people * count * sumOf(squares) - people * BigInt(totalSquares) - ofItems + sum * sum) / divisor,
    dfResidual: (n - 1) * (sums.length - 1),
  };
}

/** k / (k - 1) (1 - sum of the items' variances / variance of the totals). */
function alphaOf({ n, sums, squares, totalSquares }: DimensionSums): number | null {
  const ofTotals = momentsOf(n, sumOf(sums), BigInt(totalSquares)).variance;
  if (ofTotals === null || ofTotals === 0) return null;
  const ofItems = sums.reduce(
    (sum, each, item) => sum + (momentsOf(n, BigInt(each), BigInt(squares[item] ?? 0)).variance ?? 0),
    0,
  );
  return (sums.length / (sums.length - 1)) * (1 - ofItems / ofTotals);
}

function testF(f: number, df1: number, df2: number): NonNullable<TargetAlpha['itemMeans']> {
  return { f, df1, df2, p: f > 1 ? fCdf(1 / f, df2, df1) : 1 - fCdf(f, df1, df2) };
}

function sumOf(values: readonly number[]): bigint {
  return values.reduce((sum, value) => sum + BigInt(value), 0n);
}
