import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alphaIfDeleted,
  cronbachAlpha,
  feldtInterval,
  itemRestCorrelations,
} from '../../../src/core/statistics/alpha.ts';
import type { Matrix } from '../../../src/core/statistics/covariance.ts';
import { readJson } from '../given.ts';
import { withinDigits } from './withinDigits.ts';

/** Written by test/oracle/reliability.R. */
const { sets } = readJson('test/oracle/reliability.json') as {
  readonly sets: Readonly<
    Record<
      string,
      {
        readonly n: number;
        readonly covariance: Matrix;
        readonly alpha: number;
        readonly interval: readonly number[];
        readonly ifDeleted: readonly (number | null)[];
        readonly itemRest: readonly number[];
      }
    >
  >;
};

/** Items that all have one variance and correlate alike. */
const parallelItems = (k: number, variance: number, r: number): Matrix =>
  Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => variance * (i === j ? 1 : r)));

const half = fc.double({ min: -1, max: 1, noNaN: true });
/** Covariances of k variables: A A' of any square A. */
const anyCovariance = (k: number) =>
  fc
    .array(fc.array(half, { minLength: k, maxLength: k }), { minLength: k, maxLength: k })
    .map((a) => a.map((left) => a.map((right) => left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0))));

describe("Cronbach's alpha", () => {
  test.each(Object.entries(sets))('equals R (psych): %s', (_, set) => {
    expect(cronbachAlpha(set.covariance)).toBeCloseTo(set.alpha, 9);
    expect(feldtInterval(set.alpha, set.n, set.covariance.length)).toEqual(withinDigits(set.interval, 9));
    expect(alphaIfDeleted(set.covariance)).toEqual(withinDigits(set.ifDeleted, 9));
    expect(itemRestCorrelations(set.covariance)).toEqual(withinDigits(set.itemRest, 9));
  });

  test('of parallel items is what Spearman and Brown foretell, k r / (1 + (k - 1) r)', () => {
    const r = fc.double({ min: -0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 22 }), fc.double({ min: 0.01, max: 50, noNaN: true }), r, (k, v, r) => {
        expect(cronbachAlpha(parallelItems(k, v, r))).toBeCloseTo((k * r) / (1 + (k - 1) * r), 9);
      }),
    );
  });

  test('does not change when all items are measured in other units, and is never above 1', () => {
    fc.assert(
      fc.property(anyCovariance(4), fc.constantFrom(0.5, 4, 1024), (cov, unit) => {
        const alpha = cronbachAlpha(cov);
        expect(cronbachAlpha(cov.map((row) => row.map((value) => value * unit)))).toBe(alpha);
        expect(alpha ?? 0).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test('is 1 where all items are the same, with an interval that is a point', () => {
    expect(cronbachAlpha(parallelItems(3, 2, 1))).toBeCloseTo(1, 12);
    expect(feldtInterval(1, 20, 3)).toEqual([1, 1]);
  });

  test('does not exist for fewer than two items, nor where their sum has no variance', () => {
    expect(cronbachAlpha([])).toBeNull();
    expect(cronbachAlpha([[2]])).toBeNull();
    expect(cronbachAlpha(parallelItems(3, 0, 0))).toBeNull();
    expect(cronbachAlpha(parallelItems(2, 1, -1))).toBeNull();
    expect(cronbachAlpha(parallelItems(3, 0.7, -0.5))).toBeNull();
    for (let k = 2; k < 40; k++) expect(cronbachAlpha(parallelItems(k, 0.3, -1 / (k - 1))), `${k}`).toBeNull();
  });

  test('counts an item without variance as one item more', () => {
    expect(cronbachAlpha([[1, 0.5, 0], [0.5, 1, 0], [0, 0, 0]])).toBeCloseTo(1.5 * (1 - 2 / 3), 12); // biome-ignore format: rows
  });

  test('has no interval below two respondents or two items', () => {
    expect(feldtInterval(0.8, 0, 5)).toBeNull();
    expect(feldtInterval(0.8, 1, 5)).toBeNull();
    expect(feldtInterval(0.8, 20, 1)).toBeNull();
    expect(feldtInterval(0.8, 2, 2)).not.toBeNull();
  });
});

describe('Alpha without an item and the correlation of an item with the rest', () => {
  test('do not exist with too few items: alpha below three, the correlation below two', () => {
    expect([alphaIfDeleted([]), itemRestCorrelations([])]).toEqual([[], []]);
    expect([alphaIfDeleted([[2]]), itemRestCorrelations([[2]])]).toEqual([[null], [null]]);
    const two = parallelItems(2, 3, 0.4);
    expect(alphaIfDeleted(two)).toEqual([null, null]);
    expect(itemRestCorrelations(two)).toEqual([expect.closeTo(0.4, 12), expect.closeTo(0.4, 12)]);
  });

  test('where an item or its rest has no variance, there is no correlation', () => {
    const withFlat = [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 0]]; // biome-ignore format: rows
    expect(itemRestCorrelations(withFlat)).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12), null]);
    // The first two cancel out, so the third has nothing to correlate with.
    const cancelling = [[0.7, -0.7, 0.1], [-0.7, 0.7, -0.1], [0.1, -0.1, 0.3]]; // biome-ignore format: rows
    expect(itemRestCorrelations(cancelling)[2]).toBeNull();
  });

  test('a correlation below 0 gives a reverse-keyed item away', () => {
    const { itemRest } = sets['one item runs against the others'] ?? { itemRest: [] };
    expect(itemRest.map((r) => r < 0)).toEqual([false, false, true, false, false]);
  });
});
