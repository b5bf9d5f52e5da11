import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kruskalWallis } from '../../../src/core/statistics/kruskalWallis.ts';
import { tallyOf } from '../../../src/core/statistics/tally.ts';
import { comparisons, named } from './givenGroups.ts';
import { expectNear } from './near.ts';

const tally = (...values: readonly number[]) => tallyOf(values.map((value) => [value, 1]));

describe("Kruskal and Wallis's test", () => {
  test.each(named)('equals R: %s', (_, { tallies, kruskalWallis: expected }) => {
    const { h, df, p } = kruskalWallis(tallies);
    expectNear(h, expected.h, 1e-9);
    expect(df).toBe(expected.df);
    expectNear(p, expected.p, 1e-8);
  });

  test("gives what R's help prints for the efficiency of three groups: H = 0.77143 on 2 degrees of freedom, p = 0.68", () => {
    const { h, df, p } = kruskalWallis(comparisons[0]?.tallies ?? []);
    expect([h?.toFixed(5), df, p?.toFixed(2)]).toEqual(['0.77143', 2, '0.68']);
  });

  const none = { h: null, df: null, p: null };

  test('does not exist with fewer than two groups that hold somebody, or where all values are equal', () => {
    expect(kruskalWallis([])).toEqual(none);
    expect(kruskalWallis([tally(1, 2, 3)])).toEqual(none);
    expect(kruskalWallis([tally(), tally(1, 2, 3), tally()])).toEqual(none);
    expect(kruskalWallis([tally(4, 4), tally(4), tally(4, 4, 4)])).toEqual(none);
    const many = (count: number) => ({ values: [4], counts: [count] });
    expect(kruskalWallis([many(200_000), many(62_146)])).toEqual(none); // where the formula leaves a crumb
  });

  test('leaves empty groups out and takes groups of one', () => {
    const found = kruskalWallis([tally(1), tally(2)]);
    expect(found).toMatchObject({ h: 1, df: 1 }); // kruskal.test(c(1, 2), c(1, 2))
    expect(kruskalWallis([tally(1), tally(), tally(2)])).toEqual(found);
  });

  test('sees only the order: it stays as it was when values are stretched, or turned round', () => {
    const group = fc.array(fc.integer({ min: -6, max: 6 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 6 }), (groups) => {
        const { h, df, p } = kruskalWallis(groups.map((values) => tally(...values)));
        const stretched = kruskalWallis(groups.map((values) => tally(...values.map((value) => Math.exp(value)))));
        const turned = kruskalWallis(groups.map((values) => tally(...values.map((value) => -value))));
        expect(stretched).toEqual({ h, df, p });
        expectNear(turned.h, h, 1e-9);
      }),
    );
  });
});
