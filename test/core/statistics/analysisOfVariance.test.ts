import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneWayAnova, welchAnova } from '../../../src/core/statistics/analysisOfVariance.ts';
import { momentsOfFractions } from '../../../src/core/statistics/fractions.ts';
import { momentsOf } from '../../../src/core/statistics/moments.ts';
import { welchT } from '../../../src/core/statistics/welchT.ts';
import { comparisons, fractionsOf, named } from './givenGroups.ts';
import { expectNear } from './near.ts';

const empty = momentsOf(0, 0n, 0n);
const one = momentsOf(1, 5n, 25n);
const varied = momentsOf(3, 6n, 14n);
const constant = momentsOf(3, 6n, 12n);
const higher = momentsOf(2, 10n, 50n);

describe('One-way analysis of variance', () => {
  test.each(named)('equals R: %s', (_, { moments, anova }) => {
    const found = oneWayAnova(moments);
    expectNear(found.f, anova.f, 1e-9);
    expect([found.df1, found.df2, found.left]).toEqual([anova.df1, anova.df2, []]);
    expectNear(found.p, anova.p, 1e-8);
    expectNear(found.etaSquared, anova.etaSquared, 1e-9);
    expectNear(found.omegaSquared, anova.omegaSquared, 1e-8);
  });

  test("gives what R's help prints for Dobson's plants: F = 4.846 on 2 and 27 degrees of freedom, p = 0.01591", () => {
    const plants = comparisons.find(({ name }) => name === "Dobson's plants");
    const { f, df1, df2, p } = oneWayAnova(plants?.moments ?? []);
    expect([f?.toFixed(3), df1, df2, p?.toFixed(5)]).toEqual(['4.846', 2, 27, '0.01591']);
  });

  const none = { f: null, df1: null, df2: null, p: null, etaSquared: null, omegaSquared: null };

  test('does not exist with fewer than two groups, or with single values only', () => {
    expect(oneWayAnova([])).toEqual({ ...none, left: [] });
    expect(oneWayAnova([empty, varied])).toEqual({ ...none, left: [0] });
    expect(oneWayAnova([one, one])).toEqual({ ...none, left: [] });
  });

  test('leaves empty groups out, by name, and keeps groups of one', () => {
    expect(oneWayAnova([empty, varied, one, empty])).toEqual({ ...oneWayAnova([varied, one]), left: [0, 3] });
    expect(oneWayAnova([varied, one]).df2).toBe(2);
  });

  test('has no F without variance inside the groups, and an effect only where there is some between them', () => {
    expect(oneWayAnova([constant, higher])).toMatchObject({
      f: null,
      p: null,
      df1: 1,
      df2: 3,
      etaSquared: 1,
      omegaSquared: 1,
    });
    expect(oneWayAnova([constant, constant])).toMatchObject({ f: null, p: null, etaSquared: null, omegaSquared: null });
  });
});

describe("Welch's analysis of variance", () => {
  test.each(named)('equals R: %s', (_, { moments, welchAnova: expected }) => {
    const found = welchAnova(moments);
    expectNear(found.f, expected.f, 1e-9);
    expect(found.df1).toBe(expected.df1);
    expectNear(found.df2, expected.df2, 1e-9);
    expectNear(found.p, expected.p, 1e-8);
    expect(found.left).toEqual(moments.flatMap(({ n }, index) => (n < 2 ? [index] : [])));
  });

  const none = { f: null, df1: null, df2: null, p: null };

  test('does not exist with fewer than two groups of two, or where a group does not vary', () => {
    expect(welchAnova([])).toEqual({ ...none, left: [] });
    expect(welchAnova([empty, varied, one])).toEqual({ ...none, left: [0, 2] });
    expect(welchAnova([varied, constant, varied])).toEqual({ ...none, left: [] });
  });

  test("of two groups is the square of Welch's t", () => {
    const sample = fc.array(fc.tuple(fc.integer({ min: -36, max: 36 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [first, second] = [a, b].map((counted) => momentsOfFractions(fractionsOf(counted)));
        if (!first?.variance || !second?.variance) return;
        const { f, df2, p } = welchAnova([first, second]);
        const welch = welchT(second, first);
        expectNear(f, (welch.t ?? NaN) ** 2, 1e-8);
        expectNear(df2, welch.df);
        expectNear(p, welch.p, 1e-7);
      }),
    );
  });
});
