import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bartlettSphericity, kaiserMeyerOlkin } from '../../../src/core/statistics/samplingAdequacy.ts';
import { anyCorrelation, readFactorSets } from './factorSets.ts';
import { withinDigits } from './withinDigits.ts';

const sets = readFactorSets();
const pair = (r: number) => [[1, r], [r, 1]]; // biome-ignore format: rows

describe('The Kaiser-Meyer-Olkin measure', () => {
  test.each(sets)('equals R (psych): %s', (_, set) => {
    expect(kaiserMeyerOlkin(set.correlation)).toEqual({
      value: expect.closeTo(set.kmo, 9),
      items: withinDigits(set.kmoItems, 9),
    });
  });

  test('of two variables is one half, since nothing is held constant', () => {
    const r = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(r, (r) => {
        expect(kaiserMeyerOlkin(pair(r))?.value).toBeCloseTo(0.5, 9);
      }),
    );
  });

  test('is from 0 to 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }).chain(anyCorrelation), (correlation) => {
        const found = kaiserMeyerOlkin(correlation);
        for (const value of [found?.value, ...(found?.items ?? [])]) {
          expect(value ?? 0).toBeGreaterThanOrEqual(0);
          expect(value ?? 1).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('does not exist where variables determine one another or none correlate, nor for an item that correlates with none', () => {
    expect(kaiserMeyerOlkin(pair(1))).toBeNull();
    expect(kaiserMeyerOlkin(pair(0))).toBeNull();
    expect(kaiserMeyerOlkin([[1]])).toBeNull();
    expect(kaiserMeyerOlkin([])).toBeNull();
    const alone = [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]]; // biome-ignore format: rows
    expect(kaiserMeyerOlkin(alone)?.items).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9), null]);
  });
});

describe("Bartlett's test of sphericity", () => {
  test.each(sets)('equals R (psych), its p too, however small: %s', (_, set) => {
    const found = bartlettSphericity(set.correlation, set.n);
    expect(Math.abs((found?.chi2 ?? NaN) / set.chi2 - 1)).toBeLessThan(1e-9);
    expect(found?.df).toBe(set.df);
    expect(Math.abs((found?.p ?? NaN) - set.p)).toBeLessThanOrEqual(1e-6 * set.p);
  });

  test('finds nothing where nothing correlates', () => {
    expect(bartlettSphericity(pair(0), 100)).toEqual({ chi2: 0, df: 1, p: 1 });
  });

  test('keeps its digits where the determinant is below the smallest number', () => {
    // 40 pairs that correlate 1 - d, d = 2^-30: |R| = (2d - d^2)^40, and chi2 = -(n - 1 - (2p + 5) / 6) ln |R|.
    const places = Array.from({ length: 80 }, (_, i) => i);
    const own = 2 ** -30;
    const correlation = places.map((i) => places.map((j) => (i === j ? 1 : i >> 1 === j >> 1 ? 1 - own : 0)));
    const block = 2 * own - own ** 2;
    expect(block ** 40).toBe(0);
    const factor = 1000 - 1 - 165 / 6;
    expect(bartlettSphericity(correlation, 1000)?.chi2).toBeCloseTo(-factor * 40 * Math.log(block), 2);
  });

  test('does not exist where variables determine one another, for a single variable, and for too few cases', () => {
    expect(bartlettSphericity(pair(1), 100)).toBeNull();
    expect(bartlettSphericity([[1]], 100)).toBeNull();
    expect(bartlettSphericity([], 100)).toBeNull();
    expect(bartlettSphericity(pair(0.5), 2)).toBeNull();
    expect(bartlettSphericity(pair(0.5), 3)).not.toBeNull();
  });
});
