import { offsetAt } from '../answers/packedAnswers.ts';
import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { type Moments, momentsOf } from '../statistics/moments.ts';
import { greatestCommonDivisor, scoreDenominator, sumBase, unpackScore } from '../summary/dimensionScore.ts';
import type { Summary } from '../summary/summary.ts';

/**
 * A weighted sum of sides, over those who answered all of them. Over `sides` [expectation, perception] the weights [-1, 1]
 * give the gap, [1, 0] the expectation and [0, 1] the perception of the very same people, so that they always fit together.
 */
export interface Contrast {
  readonly sides: readonly Side[];
  readonly weights: readonly number[];
}

/** Moments of a contrast on one item, over the respondents who answered it on all the sides. */
export function contrastItem(
  questionnaire: Questionnaire,
  summary: Summary,
  item: number,
  contrast: Contrast,
): Moments {
  const { scale } = questionnaire;
  const span = scale.max - scale.min;
  const reverse = questionnaire.items[item]?.reverse ?? false;
  const places = contrast.sides.map((side) => questionnaire.sides.findIndex((asked) => asked.side === side));
  const values = [...(summary.items[item] ?? [])].flatMap(([packed, count]) => {
    const offsets = places.map((place) => offsetAt(packed, place));
    if (offsets.some((offset) => offset < 0)) return [];
    const sums = offsets.map((offset) => (reverse ? span - offset : offset));
    return [{ count, value: BigInt(weigh(contrast, sums)) }];
  });
  return shift(momentsOfCounted(values, 1n), contrast, questionnaire);
}

/** Moments of a contrast of dimension scores, over the respondents whose score counts (at least half of the items). */
export function contrastDimension(
  questionnaire: Questionnaire,
  summary: Summary,
  dimension: number,
  contrast: Contrast,
): Moments {
  const itemCount = itemsOf(questionnaire, questionnaire.dimensions[dimension]?.id ?? '').length;
  const base = sumBase(itemCount, questionnaire.scale);
  const denominator = scoreDenominator(itemCount);
  const counts = findScores(summary, contrast).dimensions[dimension] ?? new Map<number, number>();
  const values = [...counts].map(([key, count]) => {
    const { answered, sums } = unpackScore(key, contrast.sides.length, base);
    return { count, value: (BigInt(weigh(contrast, sums)) * denominator) / BigInt(answered) };
  });
  return shift(momentsOfCounted(values, denominator), contrast, questionnaire);
}

/** Moments of a contrast of the mean over all dimensions, over the respondents with a score on every dimension. */
export function contrastOverall(questionnaire: Questionnaire, summary: Summary, contrast: Contrast): Moments {
  const { n, sums, products } = findScores(summary, contrast).complete;
  const denominators = questionnaire.dimensions.map(({ id }) => scoreDenominator(itemsOf(questionnaire, id).length));
  const common = denominators.reduce((a, b) => (a / greatestCommonDivisor(a, b)) * b, 1n);
  const weights = contrast.weights.flatMap((weight) => denominators.map((each) => BigInt(weight) * (common / each)));
  let sum = 0n;
  let sumOfSquares = 0n;
  let place = 0;
  for (const [i, weight] of weights.entries()) {
    sum += weight * (sums[i] ?? 0n);
    for (let j = i; j < weights.length; j++, place++)
      sumOfSquares += (i === j ? 1n : 2n) * weight * (weights[j] ?? 0n) * (products[place] ?? 0n);
  }
  const dimensionCount = BigInt(denominators.length);
  return shift(momentsOf(n, sum, sumOfSquares, common * dimensionCount), contrast, questionnaire);
}

function findScores(summary: Summary, { sides }: Contrast) {
  const found = summary.scores.find((table) => table.sides.join() === sides.join());
  if (!found) throw new Error(`no scores for the sides ${sides.join(', ')}`);
  return found;
}

function weigh({ weights }: Contrast, sums: readonly number[]): number {
  return sums.reduce((total, sum, index) => total + sum * (weights[index] ?? 0), 0);
}

function momentsOfCounted(
  values: readonly { readonly count: number; readonly value: bigint }[],
  denominator: bigint,
): Moments {
  let n = 0;
  let sum = 0n;
  let sumOfSquares = 0n;
  for (const { count, value } of values) {
    n += count;
    sum += BigInt(count) * value;
    sumOfSquares += BigInt(count) * value * value;
  }
  return momentsOf(n, sum, sumOfSquares, denominator);
}

/** Answers are counted from the scale's minimum: this puts it back. */
function shift(moments: Moments, { weights }: Contrast, { scale }: Questionnaire): Moments {
  const origin = scale.min * weights.reduce((total, weight) => total + weight, 0);
  return moments.mean === null ? moments : { ...moments, mean: moments.mean + origin };
}
