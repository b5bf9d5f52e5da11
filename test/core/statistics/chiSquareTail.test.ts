import { describe, expect, test } from 'vitest';
import { chiSquareUpperTail } from '../../../src/core/statistics/chiSquareTail.ts';
import { chiSquared } from './givenGroups.ts';
import { expectNear } from './near.ts';

describe('The upper tail of chi-squared', () => {
  test.each(chiSquared)('on $df degrees of freedom beyond $x is that of R, however small', ({ x, df, p }) => {
    expectNear(chiSquareUpperTail(x, df), p, 1e-9);
    expect(chiSquareUpperTail(x, df) / p || 1).toBeCloseTo(1, 9);
  });
});
