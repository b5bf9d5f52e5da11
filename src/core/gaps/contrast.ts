import { offsetAt } from '../answers/packedAnswers.ts';
import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import { ratingSides, type Side } from '../instrument/side.ts';
import { type Fractions, momentsOfFractions, tallyOfFractions } from '../statistics/fractions.ts';
import { type Moments, momentsOf } from '../statistics/moments.ts';
import type { Tally } from '../statistics/tally.ts';
import { commonDenominator, scoreDenominator, sumBase, unpackScore } from '../summary/dimensionScore.ts';
import type { ScoreCounts, ScoreTable } from '../summary/scoreTable.ts';
import type { Summary } from '../summary/summary.ts';

/**
 * A weighted sum of sides, over those who answered all of them. Over `sides` [expectation, perception] the weights [-1, 1]
 * give the gap, [1, 0] the expectation and [0, 1] the perception of the very same people, so that they always fit together.
 */
export interface Contrast {
  readonly sides: readonly Side[];
  readonly weights: readonly number[];
}

/** What a contrast comes to over a sample: its moments, and how often each value was seen. */
export interface Contrasted {
  readonly moments: Moments;
  readonly tally: Tally;
}

/** A contrast on one item, over the respondents who answered it on all the sides. */
export function contrastItem(
  questionnaire: Questionnaire,
  summary: Summary,
  item: number,
  { sides, weights }: Contrast,
): Contrasted {
  const { scale } = questionnaire;
  const span = scale.max - scale.min;
  const reverse = questionnaire.items[item]?.reverse ?? false;
  const places = sides.map((side) => questionnaire.sides.findIndex((asked) => asked.side === side));
  const counted = [...(summary.items[item] ?? [])].flatMap(([packed, count]) => {
    const offsets = places.map((place) => offsetAt(packed, place));
    if (offsets.some((offset) => offset < 0)) return [];
    const turned = offsets.map((offset) => BigInt(reverse ? span - offset : offset));
    return [[weigh(turned, weights), count] as const];
  });
  return describe({ denominator: 1n, counted }, questionnaire, weights);
}

/** A contrast of dimension scores, over the respondents whose scores count. The weights are in the order of the table's sides. */
export function contrastDimension(
  questionnaire: Questionnaire,
  table: ScoreCounts,
  dimension: number,
  weights: readonly number[],
): Contrasted {
  const itemCount = countItems(questionnaire, table)[dimension] ?? 0;
  const counted = table.dimensions[dimension] ?? new Map<number, number>();
  return describe(contrastScores(counted, itemCount, questionnaire, weights), questionnaire, weights);
}

/** The score of an antecedent, over those who answered at least half of its statements. */
export function contrastAntecedent(questionnaire: Questionnaire, summary: Summary, antecedent: number): Contrasted {
  const itemCount = questionnaire.antecedents[antecedent]?.items.length ?? 0;
  const counted = summary.antecedents[antecedent] ?? new Map<number, number>();
  return describe(contrastScores(counted, itemCount, questionnaire, [1]), questionnaire, [1]);
}

/** Moments of a contrast of the mean over all dimensions, over the respondents with a score on every dimension. */
export function contrastOverall(questionnaire: Questionnaire, table: ScoreTable, weights: readonly number[]): Moments {
  const { n, sums, products } = table.complete;
  const itemCounts = countItems(questionnaire, table);
  const common = commonDenominator(itemCounts);
  const all = weights.flatMap((weight) =>
    itemCounts.map((count) => BigInt(weight) * (common / scoreDenominator(count))),
  );
  const sum = weigh(sums, all);
  let sumOfSquares = 0n;
  let place = 0;
  for (const [i, weight] of all.entries())
    for (let j = i; j < all.length; j++, place++)
      sumOfSquares += (i === j ? 1n : 2n) * weight * (all[j] ?? 0n) * (products[place] ?? 0n);
  const moments = momentsOf(n, sum, sumOfSquares, common * BigInt(itemCounts.length));
  return { ...moments, mean: moments.mean === null ? null : moments.mean + originOf(questionnaire, weights) };
}

/**
 * What the mean over all dimensions comes to, over the respondents with a score on every dimension: of the table's second side less
 * its first, or of its only side.
 */
export function describeOverall(questionnaire: Questionnaire, table: ScoreCounts): Contrasted {
  const itemCounts = countItems(questionnaire, table);
  const denominator = commonDenominator(itemCounts) * BigInt(itemCounts.length);
  const counted = [...table.overall].map(([sum, count]) => [BigInt(sum), count] as const);
  return describe({ denominator, counted }, questionnaire, table.sides.length === 1 ? [1] : [-1, 1]);
}

/** The table of these sides; which must be scored together. */
export function findScores(summary: Pick<Summary, 'scores' | 'ratings'>, sides: readonly Side[]): ScoreTable {
  const found = [...summary.scores, ...summary.ratings].find((table) => table.sides.join() === sides.join());
  if (!found) throw new Error(`no scores for the sides ${sides.join(', ')}`);
  return found;
}

/** How many answers each dimension's score rests on: a direct rating is one. */
export function countItems({ dimensions, ...questionnaire }: Questionnaire, { sides }: ScoreCounts): readonly number[] {
  const isRating = ratingSides.some((side) => side === sides[0]);
  return dimensions.map(({ id }) => (isRating ? 1 : itemsOf({ dimensions, ...questionnaire }, id).length));
}

function contrastScores(
  counts: ReadonlyMap<number, number>,
  itemCount: number,
  { scale }: Questionnaire,
  weights: readonly number[],
): Fractions {
  const base = sumBase(itemCount, scale);
  const denominator = scoreDenominator(itemCount);
  const factors = Array.from({ length: itemCount }, (_, before) => denominator / BigInt(before + 1));
  const plainFactors = factors.map(Number);
  const largest = BigInt(base * weights.reduce((total, weight) => total + Math.abs(weight), 0)) * denominator;
  const isSafe = largest <= BigInt(Number.MAX_SAFE_INTEGER);
  const counted = new Map<number | bigint, number>();
  for (const [key, count] of counts) {
    const { answered, sums } = unpackScore(key, weights.length, itemCount, base);
    let numerator: number | bigint = 0;
    if (isSafe)
      for (let side = 0; side < sums.length; side++)
        numerator += (weights[side] ?? 0) * (sums[side] ?? 0) * (plainFactors[(answered[side] ?? 0) - 1] ?? 0);
    else
      numerator = weigh(
        sums.map((sum, side) => BigInt(sum) * (factors[(answered[side] ?? 0) - 1] ?? 0n)),
        weights,
      );
    counted.set(numerator, (counted.get(numerator) ?? 0) + count);
  }
  return { denominator, counted };
}

function weigh(values: readonly bigint[], weights: readonly (number | bigint)[]): bigint {
  return values.reduce((total, value, index) => total + value * BigInt(weights[index] ?? 0), 0n);
}

/** Answers are counted from the scale's minimum: this puts it back. */
function describe(fractions: Fractions, questionnaire: Questionnaire, weights: readonly number[]): Contrasted {
  const origin = originOf(questionnaire, weights);
  const { n, mean, variance } = momentsOfFractions(fractions);
  const { values, counts } = tallyOfFractions(fractions);
  return {
    moments: { n, mean: mean === null ? null : mean + origin, variance },
    tally: { values: origin === 0 ? values : values.map((value) => value + origin), counts },
  };
}

function originOf({ scale }: Questionnaire, weights: readonly number[]): number {
  return scale.min * weights.reduce((total, weight) => total + weight, 0);
}
