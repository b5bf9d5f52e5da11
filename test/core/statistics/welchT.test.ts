import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentsOfFractions } from '../../../src/core/statistics/fractions.ts';
import { momentsOf } from '../../../src/core/statistics/moments.ts';
import { welchT } from '../../../src/core/statistics/welchT.ts';
import { fractionsOf, named } from './givenGroups.ts';
import { expectIntervalNear, expectNear } from './near.ts';

const empty = momentsOf(0, 0n, 0n);

describe("Welch's t test", () => {
  test.each(named)('equals R: %s', (_, { moments: [first = empty, second = empty], welch }) => {
    const { diff, ci, t, df, p } = welchT(second, first);
    expectNear(diff, welch.diff);
    expectIntervalNear(ci, welch.ci, 1e-9);
    expectNear(t, welch.t);
    expectNear(df, welch.df);
    expectNear(p, welch.p, 1e-8);
  });

  const none = { ci: null, t: null, df: null, p: null };
  const one = momentsOf(1, 5n, 25n);
  const constant = momentsOf(3, 6n, 12n);
  const two = momentsOf(2, 4n, 10n);

  test('has a difference only, below two values in a sample or where neither varies', () => {
    expect(welchT(one, two)).toEqual({ ...none, diff: 3 });
    expect(welchT(two, one)).toEqual({ ...none, diff: -3 });
    expect(welchT(constant, momentsOf(2, 2n, 2n))).toEqual({ ...none, diff: 1 });
  });

  test('has not even that where a sample is empty', () => {
    expect(welchT(empty, two)).toEqual({ ...none, diff: null });
    expect(welchT(two, empty)).toEqual({ ...none, diff: null });
  });

  test('rests on the one sample that varies, where the other does not', () => {
    // By the formula: s^2 / n of the first alone, n - 1 degrees of freedom.
    expect(welchT(constant, two)).toMatchObject({ diff: 0, t: 0, df: 1, p: 1 });
  });

  test('turns round with the samples', () => {
    const sample = fc.array(fc.tuple(fc.integer({ min: -36, max: 36 }), fc.integer({ min: 1, max: 9 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [first, second] = [a, b].map((counted) => momentsOfFractions(fractionsOf(counted, 6)));
        if (!first || !second) return;
        const found = welchT(second, first);
        const turned = welchT(first, second);
        const negative = (x: number | null) => (x === null ? null : -x);
        expectNear(turned.diff, negative(found.diff));
        expectNear(turned.t, negative(found.t));
        expectNear(turned.df, found.df);
        expectNear(turned.p, found.p);
        expectNear(turned.ci?.[0], found.ci === null ? undefined : -found.ci[1]);
      }),
    );
  });
});
