import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentsOfFractions } from '../../../src/core/statistics/fractions.ts';
import { gamesHowell } from '../../../src/core/statistics/gamesHowell.ts';
import { momentsOf } from '../../../src/core/statistics/moments.ts';
import { welchT } from '../../../src/core/statistics/welchT.ts';
import { fractionsOf, named } from './givenGroups.ts';
import { expectIntervalNear, expectNear } from './near.ts';

describe("Games and Howell's comparison of all pairs", () => {
  test.each(named)('equals the formula in R: %s', (_, { moments, gamesHowell: expected }) => {
    const found = gamesHowell(moments);
    expect(found.map(({ a, b }) => [a, b])).toEqual(expected.map(({ a, b }) => [a, b]));
    for (const [index, pair] of expected.entries()) {
      const { diff = null, ci = null, t = null, df = null, p = null } = found[index] ?? {};
      expectNear(diff, pair.diff);
      expectNear(t, pair.t);
      expectNear(df, pair.df);
      expectIntervalNear(ci, pair.ci, 1e-8);
      expect(Math.abs((p ?? NaN) - pair.p)).toBeLessThan(1e-10);
    }
  });

  const empty = momentsOf(0, 0n, 0n);
  const one = momentsOf(1, 5n, 25n);
  const varied = momentsOf(3, 6n, 14n);
  const constant = momentsOf(3, 6n, 12n);

  test('has no pairs with fewer than two groups of two values, and leaves the others out', () => {
    expect(gamesHowell([])).toEqual([]);
    expect(gamesHowell([empty, varied, one])).toEqual([]);
    expect(gamesHowell([one, varied, empty, varied])).toEqual(
      gamesHowell([varied, varied]).map((pair) => ({ ...pair, a: 1, b: 3 })),
    );
  });

  test('has a difference only, between groups of which neither varies', () => {
    const none = { diff: 0, ci: null, t: null, df: null, p: null };
    expect(gamesHowell([constant, varied, constant])[1]).toEqual({ a: 0, b: 2, ...none });
  });

  test("is Welch's t test where there are two groups", () => {
    const sample = fc.array(fc.tuple(fc.integer({ min: -36, max: 36 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [first, second] = [a, b].map((counted) => momentsOfFractions(fractionsOf(counted, 6)));
        if (!first || !second) return;
        const welch = welchT(second, first);
        const [pair] = gamesHowell([first, second]);
        if (welch.p === null) expect(pair?.p).toBeNull();
        else expect(Math.abs((pair?.p ?? NaN) - welch.p)).toBeLessThan(1e-12);
        expectNear(pair?.t, welch.t);
        if (welch.ci) expectIntervalNear(pair?.ci ?? null, welch.ci, 1e-9);
      }),
      { numRuns: 40 },
    );
  });
});
