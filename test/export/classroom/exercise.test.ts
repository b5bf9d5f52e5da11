import { describe, expect, test } from 'vitest';
import { workExample } from '../../../src/core/report/workedExample.ts';
import { describeExercise, describeExerciseKey } from '../../../src/export/classroom/exercise.ts';
import { formatDifference } from '../../../src/words/numbers.ts';
import { servqualForm } from '../../core/given.ts';
import { makeStudy, speakers } from '../givenReports.ts';

const [, en = undefined as never] = speakers;
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

describe('The worked example of the class sheet', () => {
  const { answers, points, report } = workExample(servqualForm);
  /** By hand, as the sheet says: means over a dimension's items, their difference, times the points. */
  const byHand = servqualForm.dimensions.map(({ id }, d) => {
    const own = answers.filter((_, index) => servqualForm.items[index]?.dimension === id);
    const gap = mean(own.map(([, perception]) => perception)) - mean(own.map(([expectation]) => expectation));
    return { gap, product: gap * (points[d] ?? 0) };
  });
  const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
  const scoreOf = (id: string) => report.scores.find((score) => score.id === id)?.value;

  test('computed by hand gives the scores that the program computes', () => {
    const [gaps, products] = [sum(byHand.map(({ gap }) => gap)), sum(byHand.map(({ product }) => product))];
    expect(scoreOf('classroomSum')).toBeCloseTo(products, 9);
    expect(scoreOf('groupWeighted')).toBeCloseTo(products / 100, 9);
    expect(scoreOf('classroomFifth')).toBeCloseTo(products / 5, 9);
    expect(scoreOf('meanOfDimensions')).toBeCloseTo(gaps / 5, 9);
    expect(report.overall.weighted.value).toBeCloseTo(products / 100, 9);
  });

  test('has points that sum to 100, and answers on the scale', () => {
    expect(points).toEqual([36, 28, 20, 12, 4]);
    for (const pair of answers)
      for (const answer of pair)
        expect([answer >= servqualForm.scale.min, answer <= servqualForm.scale.max]).toEqual([true, true]);
  });

  test('is printed with the same numbers, so that a class can follow it line by line', () => {
    const sheet = describeExercise({ questionnaire: servqualForm }, en)?.example.sheet;
    expect(sheet?.rows.map(({ figures }) => figures?.product)).toEqual(
      byHand.map(({ product }) => formatDifference(product)),
    );
    expect(sheet?.sum).toEqual({ gap: '−4.75', points: '100.00', product: '−101.80' });
    expect(sheet?.scores.map(({ value }) => value)).toEqual(['−0.95', '−101.80', '−1.02', '−20.36']);
  });
});

describe('The class sheet', () => {
  const blank = describeExercise({ questionnaire: servqualForm }, en);

  test('has a line for each item and dimension, with nothing filled in', () => {
    expect(blank?.items.map(({ figures }) => figures)).toEqual(Array(22).fill(null));
    expect(blank?.sheet.rows.map(({ items, figures }) => [items, figures])).toEqual(
      ['5–9', '10–13', '14–17', '18–22', '1–4'].map((items) => [items, null]),
    );
    expect(blank?.sheet.scores.map(({ value }) => value)).toEqual([null, null, null, null]);
  });

  test('is none where one side alone is asked, as there is no gap to compute', () => {
    const questionnaire = { ...servqualForm, sides: servqualForm.sides.filter(({ side }) => side === 'perception') };
    expect(describeExercise({ questionnaire }, en)).toBeNull();
    expect(describeExerciseKey({ ...makeStudy({ people: 20 }), questionnaire }, en)).toBeNull();
  });
});

test('The key has the figures of the study itself', () => {
  const study = makeStudy({ people: 60 });
  const key = describeExerciseKey(study, en);
  const { items, dimensions, scores } = study.report;
  expect(key?.items.map(({ figures }) => figures?.[2])).toEqual(items.map(({ gap }) => formatDifference(gap)));
  expect(key?.sheet.rows.map(({ figures }) => figures?.product)).toEqual(
    dimensions.map(({ gap, weight }) => formatDifference((gap ?? 0) * (weight ?? 0))),
  );
  expect(key?.sheet.scores.map(({ value }) => value)).toEqual(
    ['meanOfDimensions', 'classroomSum', 'groupWeighted', 'classroomFifth'].map((id) =>
      formatDifference(scores.find((score) => score.id === id)?.value ?? null),
    ),
  );
});
