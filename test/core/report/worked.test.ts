import { describe, expect, test } from 'vitest';
import { buildImportance } from '../../../src/core/report/buildImportance.ts';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import type { ScoreId } from '../../../src/core/report/buildScores.ts';
import { givenAnswers, givenForm, givenResponse } from '../given.ts';
import { settings } from './paired.ts';

/** Examples worked in textbooks, courseware and other programs' documentation, with what they print. */

const scale = { min: 1, max: 5 };

function reportOf(...[shape, ...sides]: [Parameters<typeof givenForm>[0], ...(readonly number[])[]]) {
  const form = givenForm({ ...shape, scale });
  const customer = buildSample(form, [givenResponse(givenAnswers(form, ...sides))]);
  const report = buildReport({ customer }, { ...settings, read: 1, minGroup: 1 });
  const score = (id: ScoreId) => report.scores.find((each) => each.id === id)?.value ?? Number.NaN;
  return { customer, report, score };
}

describe('A scoring catalogue of a survey course, on a scale from 1 to 5', () => {
  test('E = 5, 4, 4, 5 and P = 4, 4, 3, 5: means 4.50 and 4.00, gap -0.50, normalised -12.50', () => {
    const { report, score } = reportOf({ items: ['a', 'a', 'a', 'a'] }, [5, 4, 4, 5], [4, 4, 3, 5]);
    expect(report.dimensions[0]).toMatchObject({ expectation: 4.5, perception: 4, gap: -0.5 });
    expect(score('normalisedGap')).toBe(-12.5);
  });

  test('SERVPERF 4, 3, 5, 4: mean 4.00, index 75.00', () => {
    const { report, score } = reportOf({ items: ['a', 'a', 'a', 'a'], sides: ['perception'] }, [4, 3, 5, 4]);
    expect(score('servperfMean')).toBe(4);
    expect(report.overall.perceptionIndex).toEqual({ value: 75, n: 1 });
  });

  test('importance 5, 4 and perception 3, 4: customer satisfaction index 61.11', () => {
    const { score } = reportOf({ items: ['a', 'b'], sides: ['importance', 'perception'] }, [5, 4], [3, 4]);
    expect(score('csi')).toBeCloseTo(61.11, 2);
  });

  test('importance 5 and perception 3 leave 5 x 5 - 5 x 3 = 10 to be gained in customer value', () => {
    const { customer } = reportOf({ items: ['a', 'b'], sides: ['importance', 'perception'] }, [5, 4], [3, 4]);
    expect(buildImportance(customer, 1)[0]?.items.map(({ pgcv }) => pgcv)).toEqual([10, 4]);
  });
});

test('Gaps of -0.65, -1.10, -0.83, -0.70 and -1.01 make an unweighted score of -0.858 (12manage, printed -0.86)', () => {
  const gaps = [-0.65, -1.1, -0.83, -0.7, -1.01];
  const form = givenForm({ items: gaps.map((_, d) => `d${d}`) });
  // A hundred people, of whom so many fall one point short, or two, that the mean of each dimension is the printed one.
  const people = Array.from({ length: 100 }, (_, person) =>
    givenAnswers(
      form,
      gaps.map(() => 7),
      gaps.map((gap) => 7 - Math.floor((Math.round(-gap * 100) + person) / 100)),
    ),
  );
  const customer = buildSample(
    form,
    people.map((packed) => givenResponse(packed)),
  );
  const report = buildReport({ customer }, { ...settings, read: 100, minGroup: 1 });
  expect(report.dimensions.map(({ gap }) => gap)).toEqual(gaps);
  expect(report.overall.unweighted.value).toBeCloseTo(-0.858, 12);
});

test('Mean gap 0 may hide behind a ratio of 1: E = 7, 2 and P = 5, 4 give 1 + X = 1.000 from means, not 1.357', () => {
  const form = givenForm({ items: ['a'] });
  const customer = buildSample(form, [
    givenResponse(givenAnswers(form, [7], [5])),
    givenResponse(givenAnswers(form, [2], [4])),
  ]);
  const [item] = buildReport({ customer }, { ...settings, read: 2, minGroup: 1 }).items;
  expect(item).toMatchObject({ gap: 0, satisfactionIndex: 1, shares: { below: 0.5, meets: 0, exceeds: 0.5 } });
});
