import { wholeImportance } from '../answers/importance.ts';
import { contrastOverall, findScores } from '../gaps/contrast.ts';
import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import type { Moments } from '../statistics/moments.ts';
import { oneSampleT } from '../statistics/oneSampleT.ts';
import type { Summary } from '../summary/summary.ts';
import type { DimensionFigures } from './buildDimensions.ts';
import type { ItemFigures } from './buildItems.ts';
import type { Interval } from './interval.ts';
import { quotient, sumOf, sumOfProducts, times } from './sums.ts';
import { weighPerceptions, weightedMoments } from './weightedScores.ts';

/** The names under which a whole study is put into one number. The convention of each is told in words by its id. */
export const scoreIds = [
  'unweighted',
  'weighted',
  'weightedExact',
  'groupWeighted',
  'classroomSum',
  'classroomFifth',
  'textbookSum',
  'meanOfDimensions',
  'sumOfDimensions',
  'meanOfItems',
  'sumOfItems',
  'normalisedGap',
  'servperfMean',
  'meanOfDimensionPerceptions',
  'perceptionIndex',
  'satisfactionIndex',
  'csi',
  'csiOfTop',
] as const;
export type ScoreId = (typeof scoreIds)[number];

/** One number for the whole study. `n` counts the people it rests on; of a mean of means, those of the mean that rests on fewest. */
export interface Score {
  readonly id: ScoreId;
  readonly value: number | null;
  readonly n: number;
  /** 95 % t interval over respondents; null for scores that are not a mean over respondents. */
  readonly ci: Interval | null;
}

/**
 * Every score that teachers, papers and other programs call "the" SERVQUAL score, side by side.
 * Sources: Parasuraman, Zeithaml and Berry (1988) for the unweighted and the respondent-weighted mean; Cronin and Taylor
 * (1992) for SERVPERF.
 */
export function buildScores(
  questionnaire: Questionnaire,
  summary: Summary,
  asked: readonly Side[],
  items: readonly ItemFigures[],
  dimensions: readonly DimensionFigures[],
): readonly Score[] {
  const { scale } = questionnaire;
  const hasGap = asked.length === 2;
  const momentsOn = (sides: readonly Side[], weights: readonly number[]): Moments =>
    contrastOverall(questionnaire, findScores(summary, sides), weights);
  const gap = hasGap ? momentsOn(asked, [-1, 1]) : nobody;
  const expectationOfGap = hasGap ? momentsOn(asked, [1, 0]).mean : null;
  const perceptionOfGap = hasGap ? momentsOn(asked, [0, 1]).mean : null;
  const perception = asked.includes('perception') ? momentsOn(['perception'], [1]) : nobody;
  const itemGaps = items.map((item) => item.gap);
  const dimensionGaps = dimensions.map((dimension) => dimension.gap);
  const points = dimensions.map(({ weight }) => weight);
  const sizes = dimensions.map(({ id }) => itemsOf(questionnaire, id).length);
  const classroom = sumOfProducts(points, dimensionGaps);
  const textbook = sumOfProducts(
    points,
    dimensionGaps.map((value, d) => times(value, sizes[d] ?? 0)),
  );
  const weighed = weighPerceptions(questionnaire, summary, dimensions);
  // Of a scale that begins below 0, a share of the top means nothing.
  const percentOf = (value: number | null, from: number) =>
    value === null || from > scale.min ? null : (100 * (value - from)) / (scale.max - from);
  const satisfaction = (from: number) =>
    sumOfProducts(
      weighed.shares,
      weighed.perceptions.map((value) => percentOf(value, from)),
    );
  const { n: exact } = summary.points.exact;
  const [ofDimensions, ofItems] = hasGap ? [fewest(dimensions), fewest(items)] : [0, 0];

  const meanScore = (id: ScoreId, moments: Moments): Score => ({
    id,
    value: moments.mean,
    n: moments.n,
    ci: oneSampleT(moments).ci,
  });
  const score = (id: ScoreId, value: number | null, n: number): Score => ({ id, value, n, ci: null });
  return [
    meanScore('unweighted', gap),
    meanScore(
      'weighted',
      weightedMoments(questionnaire, summary, asked, () => true),
    ),
    meanScore(
      'weightedExact',
      weightedMoments(questionnaire, summary, asked, (total) => total === wholeImportance(questionnaire)),
    ),
    score('groupWeighted', quotient(classroom, 100), exact),
    score('classroomSum', classroom, exact),
    score('classroomFifth', quotient(classroom, dimensions.length), exact),
    score('textbookSum', quotient(textbook, 100 * items.length), exact),
    score('meanOfDimensions', quotient(sumOf(dimensionGaps), dimensions.length), ofDimensions),
    score('sumOfDimensions', sumOf(dimensionGaps), ofDimensions),
    score('meanOfItems', quotient(sumOf(itemGaps), items.length), ofItems),
    score('sumOfItems', sumOf(itemGaps), ofItems),
    score('normalisedGap', times(gap.mean, 100 / (scale.max - scale.min)), gap.n),
    meanScore('servperfMean', perception),
    score(
      'meanOfDimensionPerceptions',
      quotient(sumOf(dimensions.map((each) => each.perception)), dimensions.length),
      asked.includes('perception') ? fewest(dimensions) : 0,
    ),
    score('perceptionIndex', percentOf(perception.mean, scale.min), perception.n),
    score('satisfactionIndex', scale.min > 0 ? quotient(perceptionOfGap, expectationOfGap) : null, gap.n),
    score('csi', satisfaction(scale.min), weighed.n),
    score('csiOfTop', satisfaction(0), weighed.n),
  ];
}

function fewest(means: readonly { readonly n: number }[]): number {
  return means.reduce((least, { n }) => Math.min(least, n), Number.POSITIVE_INFINITY);
}

const nobody: Moments = { n: 0, mean: null, variance: null };
