import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  combineVariables,
  correlationOf,
  covarianceOf,
  selectVariables,
} from '../../../src/core/statistics/covariance.ts';
import { momentsOf } from '../../../src/core/statistics/moments.ts';
import { collectCrossProducts } from '../../../src/core/summary/crossProducts.ts';
import { readJson } from '../given.ts';
import { withinDigits } from './withinDigits.ts';

/** Written by test/oracle/reliability.R. */
const { exact } = readJson('test/oracle/reliability.json') as {
  readonly exact: {
    readonly rows: readonly (readonly number[])[];
    readonly denominators: readonly number[];
    readonly covariance: readonly (readonly number[])[];
    readonly correlation: readonly (readonly number[])[];
    readonly contrast: readonly (readonly number[])[];
  };
};

const crossProductsOf = (rows: readonly (readonly number[])[], size = rows[0]?.length ?? 0) => {
  const collector = collectCrossProducts(size, 1_000_000n);
  for (const row of rows) collector.add(Float64Array.from(row));
  return collector.finish();
};

const ofExact = () => covarianceOf(crossProductsOf(exact.rows), exact.denominators.map(BigInt)) ?? [];

describe('Covariances from exact cross-products', () => {
  test('equal R, whatever the denominators of the variables', () => {
    expect(ofExact()).toEqual(withinDigits(exact.covariance, 9));
  });

  test('have on the diagonal the very variances that the moments have, bit for bit, and are symmetric', () => {
    const rows = fc.array(fc.tuple(fc.nat(60), fc.nat(1000), fc.nat(6)), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(rows, fc.constantFrom(1n, 3n, 2520n), (cases, denominator) => {
        const products = crossProductsOf(cases);
        const covariance = covarianceOf(products, [1n, denominator, 7n]) ?? [];
        const variance = (place: number, square: number, scale: bigint) =>
          momentsOf(products.n, products.sums[place] ?? 0n, products.products[square] ?? 0n, scale).variance;
        expect(covariance.map((row, i) => row[i])).toEqual([
          variance(0, 0, 1n),
          variance(1, 3, denominator),
          variance(2, 5, 7n),
        ]);
        expect(covariance).toEqual(covariance.map((_, j) => covariance.map((row) => row[j])));
      }),
    );
  });

  test('lose nothing to cancellation: adding a huge number to every value leaves them as they were', () => {
    const base = crossProductsOf([[1, 2], [2, 5], [6, 3]]); // biome-ignore format: rows
    const far = 10n ** 15n;
    const values = [
      [1n, 2n],
      [2n, 5n],
      [6n, 3n],
    ].map((row) => row.map((value) => value + far));
    const sum = (term: (row: readonly bigint[]) => bigint) => values.reduce((total, row) => total + term(row), 0n);
    const at = (row: readonly bigint[], i: number) => row[i] ?? 0n;
    const moved = {
      n: 3,
      sums: [sum((row) => at(row, 0)), sum((row) => at(row, 1))],
      products: [
        [0, 0],
        [0, 1],
        [1, 1],
      ].map(([i = 0, j = 0]) => sum((row) => at(row, i) * at(row, j))),
    };
    expect(covarianceOf(moved)).toEqual(covarianceOf(base));
  });

  test('do not exist below two cases', () => {
    expect(covarianceOf(crossProductsOf([], 2))).toBeNull();
    expect(covarianceOf(crossProductsOf([[1, 2]]))).toBeNull();
    expect(covarianceOf(crossProductsOf([[1, 2], [1, 4]]))).toEqual([[0, 0], [0, 2]]); // biome-ignore format: rows
  });
});

describe('From covariances', () => {
  test('follow those of weighted sums of the variables, as R finds them in the sums themselves', () => {
    const weights = [
      [-1, 1, 0, 0],
      [0, 0, 0.5, 0.5],
    ];
    expect(combineVariables(ofExact(), weights)).toEqual([
      [expect.closeTo(exact.contrast[0]?.[0] ?? NaN, 9), expect.closeTo(exact.contrast[0]?.[1] ?? NaN, 9)],
      [expect.closeTo(exact.contrast[1]?.[0] ?? NaN, 9), expect.closeTo(exact.contrast[1]?.[1] ?? NaN, 9)],
    ]);
  });

  test('follows that a sum without variance has a variance of exactly 0, also where its parts are thirds and sevenths', () => {
    const rows = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(rows, (cases) => {
        const cov = covarianceOf(crossProductsOf(cases.map(([a, b]) => [a, b, 100 - a - b])), [3n, 7n, 9n]) ?? [];
        const flat = combineVariables(cov, [[3, 7, 9], [1, 0, 0]]); // biome-ignore format: rows
        expect(flat).toEqual([[0, 0], [0, cov[0]?.[0]]]); // biome-ignore format: rows
        expect(correlationOf(flat)).toBeNull();
      }),
    );
  });

  test('are chosen those of some variables, in any order', () => {
    expect(selectVariables([[1, 2, 3], [2, 4, 5], [3, 5, 6]], [2, 0])).toEqual([[6, 3], [3, 1]]); // biome-ignore format: rows
    expect(selectVariables([[1]], [])).toEqual([]);
  });

  test('follow correlations that equal R', () => {
    expect(correlationOf(ofExact())).toEqual(withinDigits(exact.correlation, 9));
  });

  test('follow correlations from -1 to 1, exactly 1 of a variable with itself, and exactly -1 or 1 where perfect', () => {
    const rows = fc.array(fc.tuple(fc.nat(6), fc.nat(1000)), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(rows, (cases) => {
        fc.pre(new Set(cases.map(([a]) => a)).size > 1 && new Set(cases.map(([, b]) => b)).size > 1);
        const found = correlationOf(covarianceOf(crossProductsOf(cases.map(([a, b]) => [a, b, 6 - a, a]))) ?? []) ?? [];
        expect(found.map((row, i) => row[i])).toEqual([1, 1, 1, 1]);
        expect([found[0]?.[2], found[0]?.[3]]).toEqual([-1, 1]);
        expect(Math.abs(found[0]?.[1] ?? NaN)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('follow no correlations past -1 or 1, also where thirds and sevenths of one variable are rounded', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 2, maxLength: 20 }), (values) => {
        fc.pre(new Set(values).size > 1);
        const products = crossProductsOf(values.map((value) => [value, value, 60 - value]));
        const found = correlationOf(covarianceOf(products, [3n, 7n, 11n]) ?? []) ?? [];
        for (const r of found.flat()) expect(Math.abs(r)).toBeLessThanOrEqual(1);
        expect(found).toEqual(withinDigits([[1, 1, -1], [1, 1, -1], [-1, -1, 1]], 12)); // biome-ignore format: rows
      }),
    );
  });

  test('follow no correlations where a variable has no variance', () => {
    expect(correlationOf([[1, 0], [0, 0]])).toBeNull(); // biome-ignore format: rows
    expect(correlationOf([[0]])).toBeNull();
    expect(correlationOf([])).toEqual([]);
  });
});
