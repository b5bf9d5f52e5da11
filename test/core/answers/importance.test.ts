import { describe, expect, test } from 'vitest';
import { pointsOf } from '../../../src/core/answers/importance.ts';
import { parseAnswers } from '../../../src/core/answers/parseAnswers.ts';
import type { Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { givenAnswers, givenForm, givenResponse } from '../given.ts';
import { settings } from '../report/paired.ts';
import { flagOne } from './quality/rows.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const ranked: Questionnaire = { ...givenForm({ items: ids }), points: true, isRanked: true };
const ranks = (...given: readonly number[]) => new Map(given.map((rank, index) => [ids[index] ?? '', rank]));
const packed = givenAnswers(ranked, [7, 7, 7, 7, 7], [6, 5, 4, 3, 2]);
const reportOf = (...people: readonly ReadonlyMap<string, number>[]) => {
  const responses = people.map((points) => {
    const response = givenResponse(packed);
    return { ...response, answers: { ...response.answers, points } };
  });
  const customer = buildSample(ranked, responses);
  return buildReport({ customer }, { ...settings, read: people.length, minGroup: 1 });
};

describe('Importance asked as ranks', () => {
  test('weighs five dimensions .333, .267, .200, .133 and .067, the rank sum weights of Stillwell, Seaver and Edwards', () => {
    const { dimensions } = reportOf(ranks(1, 2, 3, 4, 5));
    expect(dimensions.map(({ weight }) => ((weight ?? 0) / 100).toFixed(3))).toEqual([
      '0.333',
      '0.267',
      '0.200',
      '0.133',
      '0.067',
    ]);
  });

  test('weighs each person’s gaps by that person’s ranks', () => {
    // Gaps of -1 to -5: (5 x 1 + 4 x 2 + 3 x 3 + 2 x 4 + 1 x 5) / 15 = 35 / 15, and 55 / 15 the other way round.
    const { scores } = reportOf(ranks(1, 2, 3, 4, 5), ranks(5, 4, 3, 2, 1));
    const scoreOf = (id: string) => scores.find((each) => each.id === id)?.value;
    expect(scoreOf('weighted')).toBeCloseTo(-(35 / 15 + 55 / 15) / 2, 12);
    expect(scoreOf('weightedExact')).toBeCloseTo(-3, 12);
    expect(scoreOf('groupWeighted')).toBeCloseTo(-3, 12);
  });

  test('gives the mean rank as people ranked', () => {
    const { dimensions } = reportOf(ranks(1, 2, 3, 4, 5), ranks(2, 1, 3, 5, 4));
    expect(dimensions.map(({ weightRank }) => weightRank)).toEqual([1.5, 1.5, 3, 4.5, 4.5]);
  });

  test('that do not sum to 1 + 2 + … + 5 weigh that person’s gaps in proportion, but are not averaged, and are flagged', () => {
    const { dimensions, scores } = reportOf(ranks(1, 1, 1, 2, 3));
    expect(dimensions.map(({ weight }) => weight)).toEqual([null, null, null, null, null]);
    // Points of 5, 5, 5, 4 and 3: (5 + 10 + 15 + 16 + 15) / 22.
    expect(scores.find(({ id }) => id === 'weighted')?.value).toBeCloseTo(-61 / 22, 12);
    expect(flagOne(ranked, packed, { points: ranks(1, 1, 1, 2, 3) })).toContain('points-sum');
    expect(flagOne(ranked, packed, { points: ranks(5, 4, 3, 2, 1) })).not.toContain('points-sum');
    expect(flagOne(ranked, packed, { points: ranks(3, 3, 3, 3, 3) })).toContain('points-equal');
  });

  test('are numbers from 1 to the number of dimensions, and are stored as they were given', () => {
    const read = (value: string) => parseAnswers(ranked, new Map([['weight.a', value]]));
    expect(read('5').answers.points).toEqual(ranks(5));
    for (const value of ['0', '6', '20'])
      expect(read(value).problems).toMatchObject([{ code: 'off-scale', values: { min: 1, max: 5 } }]);
  });

  test('that were not given count no points, and points count as they are', () => {
    expect(pointsOf(ranked, new Map([['b', 2]]))).toEqual(new Map([['b', 4]]));
    expect(pointsOf({ ...ranked, isRanked: false }, ranks(20, 30))).toEqual(ranks(20, 30));
  });
});
