import fc from 'fast-check';
import { mean, sampleVariance } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { momentsOf } from '../../../src/core/statistics/moments.ts';

const momentsOfValues = (values: readonly bigint[], denominator = 1n) =>
  momentsOf(
    values.length,
    values.reduce((sum, value) => sum + value, 0n),
    values.reduce((sum, value) => sum + value * value, 0n),
    denominator,
  );

describe('Mean and variance from exact sums', () => {
  test('are those that simple-statistics finds in the values themselves', () => {
    const values = fc.array(fc.bigInt({ min: -1000n, max: 1000n }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(values, fc.constantFrom(1n, 2n, 60n, 2520n), (whole, denominator) => {
        const plain = whole.map((value) => Number(value) / Number(denominator));
        const found = momentsOfValues(whole, denominator);
        expect(found.n).toBe(plain.length);
        expect(found.mean).toBeCloseTo(mean(plain), 9);
        const variance = sampleVariance(plain);
        expect(Math.abs((found.variance ?? NaN) - variance)).toBeLessThanOrEqual(1e-9 * (1 + variance));
      }),
    );
  });

  test('lose nothing to cancellation: adding a huge number to every value leaves the variance as it was, bit for bit', () => {
    // The numerically hard case of Chan, Golub and LeVeque (1983), The American Statistician 37(3).
    const values = [1n, 2n, 4n, 5n];
    expect(momentsOfValues(values.map((value) => value + 10n ** 15n)).variance).toBe(momentsOfValues(values).variance);
    expect(momentsOfValues(values).variance).toBe(10 / 3);
  });

  test('do not exist without values, and the variance not with a single one', () => {
    expect(momentsOfValues([])).toEqual({ n: 0, mean: null, variance: null });
    expect(momentsOfValues([7n])).toEqual({ n: 1, mean: 7, variance: null });
  });

  test('have a variance of exactly nought where all values are equal', () => {
    expect(momentsOfValues([1n, 1n, 1n], 3n)).toEqual({ n: 3, mean: 1 / 3, variance: 0 });
  });
});
