import { expect, test } from 'vitest';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { describeHandout } from '../../../src/export/classroom/handout.ts';
import { staffForm } from '../../core/givenStaff.ts';
import { class94, people, reportOf, repurchaseForm } from '../../core/report/repurchased.ts';
import { speakers } from '../givenReports.ts';

const [, en = undefined as never] = speakers;
const boughtOf = (counts: Parameters<typeof people>[0], dimensions = 1) => {
  const responses = people(counts);
  const report = reportOf(responses);
  const [dimension = undefined as never] = report.dimensions;
  const wide = { ...report, dimensions: Array.from({ length: dimensions }, () => dimension) };
  const samples = { customer: buildSample(repurchaseForm, responses) };
  return describeHandout({ report: wide, samples, questionnaire: repurchaseForm }, staffForm, en).bought;
};

test('A handout says who would buy again with the rate of each cell, its interval and n', () => {
  expect(boughtOf(class94)).toEqual({
    headline: expect.stringContaining('service less product is +29.17 percentage points'),
    rates: [
      { name: 'Content with both', rate: '95.00%', ci: '[83.50%, 98.62%]', n: 'n = 40' },
      // prop.test(c(9, 14, 2), c(24, 21, 9), correct = FALSE), one by one
      { name: 'With the product only', rate: '37.50%', ci: '[21.16%, 57.29%]', n: 'n = 24' },
      { name: 'With the service only', rate: '66.67%', ci: '[45.37%, 82.81%]', n: 'n = 21' },
      { name: 'With neither', rate: '22.22%', ci: '[6.32%, 54.74%]', n: 'n = 9' },
    ],
  });
});

test('A handout leaves that out where a cell is hidden or empty, and below more than six dimensions, as it has one page', () => {
  expect(boughtOf([...class94.slice(0, 3), [2, 1]])).toBeNull();
  expect(boughtOf([...class94.slice(0, 3), [0, 0]])).toBeNull();
  expect(boughtOf(class94, 6)).not.toBeNull();
  expect(boughtOf(class94, 7)).toBeNull();
});
