import { describe, expect, test } from 'vitest';
import { adjustHolm } from '../../../src/core/statistics/adjustP.ts';
import { dunnTest } from '../../../src/core/statistics/dunn.ts';
import { kruskalWallis } from '../../../src/core/statistics/kruskalWallis.ts';
import { tallyOf } from '../../../src/core/statistics/tally.ts';
import { named } from './givenGroups.ts';
import { expectNear } from './near.ts';

const tally = (...values: readonly number[]) => tallyOf(values.map((value) => [value, 1]));

describe("Dunn's comparison of all pairs", () => {
  test.each(named)('equals the formula in R: %s', (_, { tallies, dunn }) => {
    const found = dunnTest(tallies);
    expect(found.map(({ a, b }) => [a, b])).toEqual(dunn.map(({ a, b }) => [a, b]));
    for (const [index, pair] of dunn.entries()) {
      expectNear(found[index]?.z, pair.z, 1e-9);
      expectNear(found[index]?.p, pair.p, 1e-8);
      expectNear(found[index]?.pHolm, pair.pHolm, 1e-8);
    }
  });

  test("of two groups is Kruskal and Wallis's: z squared is H", () => {
    const groups = [tally(1, 2, 2, 5, 7, 7), tally(2, 3, 5, 5)];
    const [pair] = dunnTest(groups);
    const { h, p } = kruskalWallis(groups);
    expectNear((pair?.z ?? NaN) ** 2, h);
    expectNear(pair?.p, p);
    expect(pair?.pHolm).toBe(pair?.p);
  });

  test('has no pairs without two groups that hold somebody, and leaves empty ones out', () => {
    expect(dunnTest([])).toEqual([]);
    expect(dunnTest([tally(), tally(1, 2)])).toEqual([]);
    expect(dunnTest([tally(1), tally(), tally(2, 3), tally(3)]).map(({ a, b }) => [a, b])).toEqual([
      [0, 2],
      [0, 3],
      [2, 3],
    ]);
  });

  test('has neither z nor p where all values are equal', () => {
    expect(dunnTest([tally(4, 4), tally(4)])).toEqual([{ a: 0, b: 1, z: null, p: null, pHolm: null }]);
  });

  test('counts all its pairs in the adjustment', () => {
    const pairs = dunnTest([tally(1, 2, 3), tally(2, 4, 6), tally(7, 8, 9), tally(1, 9)]);
    expect(pairs.map(({ pHolm }) => pHolm)).toEqual(adjustHolm(pairs.map(({ p }) => p)));
  });
});
