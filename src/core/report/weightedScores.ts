import { contrastItem, countItems, findScores } from '../gaps/contrast.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { type Moments, momentsOf } from '../statistics/moments.ts';
import { commonDenominator } from '../summary/dimensionScore.ts';
import type { Summary } from '../summary/summary.ts';
import type { DimensionFigures } from './buildDimensions.ts';
import { quotient, sumOf } from './sums.ts';

/**
 * Each respondent's dimension gaps weighted by the points that this respondent gave, divided by their sum; over those with a
 * score on every dimension, no point left blank and a sum above 0 that `isCounted` lets through. Exact for any totals.
 * Source: Parasuraman, Zeithaml and Berry (1991), Journal of Retailing 67(4).
 */
export function weightedMoments(
  questionnaire: Questionnaire,
  summary: Summary,
  asked: readonly Side[],
  isCounted: (total: number) => boolean,
): Moments {
  if (asked.length < 2) return { n: 0, mean: null, variance: null };
  const totals = [...summary.points.weighted].filter(([total]) => isCounted(total));
  const common = commonDenominator(countItems(questionnaire, findScores(summary, asked)));
  const product = totals.reduce((all, [total]) => all * BigInt(total), 1n);
  let n = 0;
  let sum = 0n;
  let sumOfSquares = 0n;
  for (const [total, sums] of totals) {
    const factor = product / BigInt(total);
    n += sums.n;
    sum += factor * sums.sum;
    sumOfSquares += factor * factor * sums.sumOfSquares;
  }
  return momentsOf(n, sum, sumOfSquares, common * product);
}

/**
 * What a customer satisfaction index weighs: items by their stated importance where it was asked, else dimensions by their
 * points. The shares sum to 1; `n` counts the people behind the least known of them.
 */
export function weighPerceptions(
  questionnaire: Questionnaire,
  summary: Summary,
  dimensions: readonly DimensionFigures[],
): {
  readonly n: number;
  readonly shares: readonly (number | null)[];
  readonly perceptions: readonly (number | null)[];
} {
  const asks = (side: Side) => questionnaire.sides.some((asked) => asked.side === side);
  if (!asks('importance') || !asks('perception')) {
    const shares = shareOut(dimensions.map(({ weight }) => weight));
    return { n: summary.points.exact.n, shares, perceptions: dimensions.map(({ perception }) => perception) };
  }
  const momentsOn = (weights: readonly number[]) =>
    questionnaire.items.map(
      (_, item) => contrastItem(questionnaire, summary, item, { sides: ['importance', 'perception'], weights }).moments,
    );
  const stated = momentsOn([1, 0]);
  return {
    n: Math.min(...stated.map(({ n }) => n)),
    shares: shareOut(stated.map(({ mean }) => mean)),
    perceptions: momentsOn([0, 1]).map(({ mean }) => mean),
  };
}

function shareOut(weights: readonly (number | null)[]): readonly (number | null)[] {
  const total = sumOf(weights);
  return weights.map((weight) => quotient(weight, total));
}
