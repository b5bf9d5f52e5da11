import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../src/core/statistics/covariance.ts';
import { eigenvalues } from '../../../src/core/statistics/factorExtraction.ts';
import { partialCorrelationMatrix, partialCorrelations } from '../../../src/core/statistics/partialCorrelations.ts';
import { leastSquares, type Regression } from '../../../src/core/statistics/regression.ts';
import { relativeWeights } from '../../../src/core/statistics/relativeWeights.ts';
import { readJson } from '../given.ts';
import { anyCorrelation } from './factorSets.ts';
import { withinDigits } from './withinDigits.ts';

/** Written by test/oracle/regression.R. */
type Set = Omit<Regression, 'f' | 'p'> & {
  readonly f: number;
  readonly p: number;
  readonly means: readonly number[];
  readonly covariance: Matrix;
  readonly correlation: Matrix;
  readonly partial: readonly number[];
  readonly relativeWeights: readonly number[];
};
const sets = Object.entries(readJson('test/oracle/regression.json') as Readonly<Record<string, Set>>);

/** Differences as shares of what was expected. */
const within = (found: number | null | undefined, expected: number | null, share: number) => {
  expect(Math.abs((found ?? NaN) - (expected ?? NaN))).toBeLessThanOrEqual(
    share * Math.max(Math.abs(expected ?? NaN), 1e-300),
  );
};

const pairOf = (r: number): Matrix => [[1, r], [r, 1]]; // biome-ignore format: rows

describe('Regression of an outcome', () => {
  test.each(sets)('equals R (lm): %s', (_, set) => {
    const found = leastSquares(set.covariance, set.means, set.n);
    expect([found?.n, found?.df1, found?.df2]).toEqual([set.n, set.df1, set.df2]);
    expect(found?.r2).toBeCloseTo(set.r2, 9);
    expect(found?.adjR2).toBeCloseTo(set.adjR2, 9);
    within(found?.f, set.f, 1e-9);
    within(found?.p, set.p, 1e-6);
    within(found?.intercept, set.intercept, 1e-9);
    expect(found?.predictors).toHaveLength(set.predictors.length);
    for (const [place, expected] of set.predictors.entries()) {
      const predictor = found?.predictors[place];
      for (const figure of ['b', 'se', 't', 'beta', 'vif'] as const)
        within(predictor?.[figure], expected[figure], 1e-8);
      within(predictor?.p, expected.p, 1e-6);
    }
  });

  test('of one predictor is the correlation: R^2 = r^2, beta = r, VIF 1, F = t^2 and one p', () => {
    const r = fc.double({ min: -0.99, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(r, fc.integer({ min: 3, max: 1000 }), (r, n) => {
        const found = leastSquares(pairOf(r), [0, 0], n);
        const [predictor] = found?.predictors ?? [];
        expect(found?.r2).toBeCloseTo(r ** 2, 12);
        expect([predictor?.beta, predictor?.vif]).toEqual([expect.closeTo(r, 12), expect.closeTo(1, 12)]);
        within(found?.f, (predictor?.t ?? NaN) ** 2, 1e-9);
        within(found?.p, predictor?.p ?? NaN, 1e-6);
      }),
    );
  });

  test('does not change but in its units when the variables are measured in others', () => {
    const [, set] = sets[0] ?? [];
    const plain = leastSquares(set?.covariance ?? [], set?.means ?? [], set?.n ?? 0);
    const units = [10, 0.5, 1, 100, 1, 4];
    const scaled = (set?.covariance ?? []).map((row, i) =>
      row.map((value, j) => value * (units[i] ?? 1) * (units[j] ?? 1)),
    );
    const found = leastSquares(
      scaled,
      (set?.means ?? []).map((mean, i) => mean * (units[i] ?? 1)),
      set?.n ?? 0,
    );
    expect(found?.r2).toBeCloseTo(plain?.r2 ?? NaN, 12);
    expect(found?.intercept).toBeCloseTo(4 * (plain?.intercept ?? NaN), 9);
    for (const [place, predictor] of (plain?.predictors ?? []).entries()) {
      expect(found?.predictors[place]?.t).toBeCloseTo(predictor.t ?? NaN, 9);
      within(found?.predictors[place]?.b, (predictor.b * 4) / (units[place] ?? 1), 1e-9);
    }
  });

  test('that leaves nothing unexplained has slopes, but neither F nor t nor p', () => {
    // The outcome is 3 + 2 x.
    const found = leastSquares([[2, 4], [4, 8]], [1, 5], 10); // biome-ignore format: rows
    expect(found).toEqual({
      n: 10,
      r2: 1,
      adjR2: 1,
      f: null,
      df1: 1,
      df2: 8,
      p: null,
      intercept: 3,
      predictors: [{ b: 2, se: 0, t: null, p: null, beta: 1, vif: 1 }],
    });
  });

  test('that explains nothing has an R^2 of 0 and a p of 1', () => {
    const found = leastSquares(pairOf(0), [1, 2], 10);
    expect([found?.r2, found?.f, found?.p, found?.intercept]).toEqual([0, 0, 1, 2]);
  });

  test('has a p of 1 also where F is too small for its inverse', () => {
    expect(leastSquares(pairOf(6e-156), [0, 0], 157)?.p).toBe(1);
  });

  test('does not exist with too few cases, without predictors, variance or a unique answer', () => {
    expect(leastSquares(pairOf(0.5), [0, 0], 0)).toBeNull();
    expect(leastSquares(pairOf(0.5), [0, 0], 1)).toBeNull();
    expect(leastSquares(pairOf(0.5), [0, 0], 2)).toBeNull();
    expect(leastSquares(pairOf(0.5), [0, 0], 3)).not.toBeNull();
    expect(leastSquares([[1]], [0], 10)).toBeNull();
    expect(leastSquares([], [], 10)).toBeNull();
    expect(leastSquares([[0, 0], [0, 1]], [0, 0], 10)).toBeNull(); // biome-ignore format: rows
    expect(leastSquares([[1, 0], [0, 0]], [0, 0], 10)).toBeNull(); // biome-ignore format: rows
    expect(leastSquares([[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]], [0, 0, 0], 10)).toBeNull(); // biome-ignore format: rows
  });
});

describe('Partial correlations with the outcome', () => {
  test.each(sets)('equal R, from residuals: %s', (_, set) => {
    expect(partialCorrelations(set.correlation)).toEqual(withinDigits(set.partial, 9));
  });

  test('of three variables are by the formula of every textbook', () => {
    // r_xy.z = (r_xy - r_xz r_yz) / sqrt((1 - r_xz^2)(1 - r_yz^2)): .5, .4, .3 gives (.5 - .12) / sqrt(.84 * .91).
    const correlation = [[1, 0.4, 0.5], [0.4, 1, 0.3], [0.5, 0.3, 1]]; // biome-ignore format: rows
    expect(partialCorrelations(correlation)?.[0]).toBeCloseTo(0.38 / Math.sqrt(0.84 * 0.91), 12);
  });

  test('are 1 of a variable with itself', () => {
    expect(partialCorrelationMatrix(pairOf(0.5))).toEqual([[1, expect.closeTo(0.5, 12)], [expect.closeTo(0.5, 12), 1]]); // biome-ignore format: rows
  });

  test('do not exist where the variables determine one another; no predictors have none', () => {
    expect(partialCorrelations(pairOf(1))).toBeNull();
    expect(partialCorrelations(pairOf(0.4))).toEqual([expect.closeTo(0.4, 12)]);
    expect(partialCorrelations([[1]])).toEqual([]);
  });
});

describe('Relative weights', () => {
  test.each(sets)('equal R, from singular values: %s', (_, set) => {
    expect(relativeWeights(set.correlation)).toEqual(withinDigits(set.relativeWeights, 9));
  });

  test('are 0 or more and sum to R^2', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }).chain(anyCorrelation), (correlation) => {
        // Where predictors all but determine each other, both lose digits, each in its own way.
        const predictors = correlation.slice(0, -1).map((row) => row.slice(0, -1));
        fc.pre((eigenvalues(predictors).at(-1) ?? 0) > 1e-6);
        const weights = relativeWeights(correlation);
        const regression = leastSquares(
          correlation,
          correlation.map(() => 0),
          1000,
        );
        if (!weights || !regression) return;
        for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(regression.r2, 8);
      }),
    );
  });

  test('of predictors that do not correlate are the squares of their correlations', () => {
    expect(relativeWeights([[1, 0, 0.5], [0, 1, -0.3], [0.5, -0.3, 1]])).toEqual(withinDigits([0.25, 0.09], 12)); // biome-ignore format: rows
  });

  test('of predictors that are alike are alike', () => {
    const [a, b] = relativeWeights([[1, 0.9, 0.5], [0.9, 1, 0.5], [0.5, 0.5, 1]]) ?? []; // biome-ignore format: rows
    expect(a).toBeCloseTo(b ?? NaN, 12);
  });

  test('do not exist without predictors and where they determine one another', () => {
    expect(relativeWeights([])).toBeNull();
    expect(relativeWeights([[1]])).toBeNull();
    expect(relativeWeights([[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]])).toBeNull(); // biome-ignore format: rows
    expect(relativeWeights(pairOf(1))).toEqual(withinDigits([1], 12));
  });
});
