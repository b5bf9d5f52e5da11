import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../src/core/statistics/covariance.ts';
import { omegaTotal } from '../../../src/core/statistics/omega.ts';
import { readJson } from '../given.ts';

/** Written by test/oracle/reliability.R. */
const { sets } = readJson('test/oracle/reliability.json') as {
  readonly sets: Readonly<
    Record<
      string,
      { readonly correlation: Matrix; readonly omega: number | null; readonly omegaByDefault: number | null }
    >
  >;
};

/** Correlations of items with these loadings on one factor and nothing else in common. */
const oneFactor = (loadings: readonly number[]): Matrix =>
  loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)));

describe('Omega total under one factor', () => {
  test.each(Object.entries(sets))('equals R (psych), carried to the end: %s', (_, { correlation, omega }) => {
    if (omega === null) expect(omegaTotal(correlation)).toBeNull();
    else expect(omegaTotal(correlation)).toBeCloseTo(omega, 9);
  });

  test.each(
    Object.entries(sets).flatMap(([name, { correlation, omega, omegaByDefault }]) =>
      omega === null ? [] : [[name, correlation, omegaByDefault] as const],
    ),
  )('is within 1e-5 of what psych::omega says as it comes: %s', (_, correlation, omegaByDefault) => {
    expect(Math.abs((omegaTotal(correlation) ?? NaN) - (omegaByDefault ?? NaN))).toBeLessThan(1e-5);
  });

  test('where one factor explains all correlations is (sum of loadings)^2 / variance of the sum', () => {
    const loading = fc.double({ min: 0.3, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(fc.array(loading, { minLength: 3, maxLength: 10 }), (loadings) => {
        const common = loadings.reduce((sum, value) => sum + value, 0) ** 2;
        const own = loadings.reduce((sum, value) => sum + 1 - value ** 2, 0);
        expect(omegaTotal(oneFactor(loadings))).toBeCloseTo(common / (common + own), 9);
      }),
    );
  });

  test('does not depend on the order of the items', () => {
    const correlation = sets['five items, 7 points']?.correlation ?? [];
    const order = [3, 1, 4, 0, 2];
    const shuffled = order.map((i) => order.map((j) => correlation[i]?.[j] ?? 0));
    expect(omegaTotal(shuffled)).toBeCloseTo(omegaTotal(correlation) ?? NaN, 10);
  });

  test('is 0 where nothing correlates', () => {
    expect(omegaTotal(oneFactor([0, 0, 0, 0]))).toBeCloseTo(0, 12);
  });

  test('does not exist below three items, for items that are the same, and where one item is all of the factor', () => {
    expect(omegaTotal([])).toBeNull();
    expect(omegaTotal([[1]])).toBeNull();
    expect(omegaTotal([[1, 0.5], [0.5, 1]])).toBeNull(); // biome-ignore format: rows
    expect(omegaTotal(oneFactor([1, 1, 1, 1]))).toBeNull();
    expect(omegaTotal(oneFactor([1, 0.5, 0.6, 0.5]))).toBeNull();
  });

  test('does not exist where the sum of the items has no variance', () => {
    for (let k = 3; k < 20; k++) {
      const places = Array.from({ length: k }, (_, i) => i);
      expect(omegaTotal(places.map((i) => places.map((j) => (i === j ? 1 : -1 / (k - 1))))), `${k}`).toBeNull();
    }
    expect(omegaTotal([[1, -0.5, -0.5], [-0.5, 1, -0.5], [-0.5, -0.5, 1]])).toBeNull(); // biome-ignore format: rows
  });
});
