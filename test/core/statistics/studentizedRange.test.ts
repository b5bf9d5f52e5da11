import { describe, expect, test } from 'vitest';
import { studentizedRangeOf } from '../../../src/core/statistics/studentizedRange.ts';
import { ranges } from './givenGroups.ts';
import { expectNear } from './near.ts';

describe('The studentized range', () => {
  test.each(ranges)(
    'of $groups groups on $df degrees of freedom at $q is that of R, averaged over the standard deviation',
    ({ groups, df, q, tail }) => {
      const found = studentizedRangeOf(groups).tail(q, df);
      expect(Math.abs(found - tail)).toBeLessThan(1e-10);
    },
  );

  test.each(ranges.filter(({ q }) => q === 2))(
    "of $groups groups on $df degrees of freedom has its upper 5 percent point where R's tail is 5 %",
    (row) => {
      expectNear(studentizedRangeOf(row.groups).quantile(0.05, row.df), row.quantile, 1e-6);
    },
  );

  test.each([
    [3, 10, '3.88'],
    [5, 20, '4.23'],
    [10, 30, '4.82'],
    [4, 60, '3.74'],
    [20, 120, '5.13'],
  ])('of %d groups on %d degrees of freedom has the upper 5 percent point of the tables, %s', (groups, df, printed) => {
    // Harter (1960), Annals of Mathematical Statistics 31(4), as reprinted in the textbooks.
    expect(studentizedRangeOf(groups).quantile(0.05, df).toFixed(2)).toBe(printed);
  });

  test('is told by its quantile and back, also on degrees of freedom that are not whole and under two', () => {
    for (const groups of [2, 4, 25])
      for (const df of [1, 1.4, 2.5, 12, 4000]) {
        const { tail, quantile } = studentizedRangeOf(groups);
        for (const p of [0.01, 0.05, 0.5]) expectNear(tail(quantile(p, df), df), p);
      }
  });

  test('leaves nothing to chance at nought', () => {
    expect(studentizedRangeOf(3).tail(0, 10)).toBe(1);
  });
});
