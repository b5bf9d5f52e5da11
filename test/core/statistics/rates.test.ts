import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrastOfRates } from '../../../src/core/statistics/contrastOfRates.ts';
import { wilsonInterval } from '../../../src/core/statistics/wilsonInterval.ts';
import { readJson } from '../given.ts';
import { expectIntervalNear, expectNear } from './near.ts';

/** What test/oracle/rates.R wrote. */
const { wilson, contrasts } = readJson('test/oracle/rates.json') as {
  readonly wilson: readonly { readonly x: number; readonly n: number; readonly ci: readonly number[] }[];
  readonly contrasts: readonly {
    readonly x: readonly number[];
    readonly n: readonly number[];
    readonly weights: readonly number[];
    readonly value: number;
    readonly ci: readonly number[];
  }[];
};
const counted = fc
  .record({ n: fc.integer({ min: 1, max: 2000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ n, share }) => ({ n, x: Math.round(n * share) }));

describe('The interval of a rate', () => {
  test.each(wilson)('equals R: $x of $n', ({ x, n, ci }) => {
    expectIntervalNear(wilsonInterval(x, n), ci);
  });

  test('does not exist without people', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  test('lies within 0 and 1, holds the rate, has width, and is turned round with the answers', () => {
    fc.assert(
      fc.property(counted, ({ x, n }) => {
        const [low, high] = wilsonInterval(x, n) ?? [1, 0];
        const [otherLow, otherHigh] = wilsonInterval(n - x, n) ?? [1, 0];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(x / n);
        expect(high).toBeGreaterThanOrEqual(x / n);
        expect(high).toBeGreaterThan(low);
        expect(1 - otherLow).toBeCloseTo(high, 12);
        expect(1 - otherHigh).toBeCloseTo(low, 12);
      }),
    );
  });
});

describe('A weighted sum of rates', () => {
  test.each(contrasts)('equals R: $x of $n times $weights', ({ x, n, weights, value, ci }) => {
    const found = contrastOfRates(
      x.map((each, index) => ({ x: each, n: n[index] ?? 0 })),
      weights,
    );
    expectNear(found?.value, value);
    expectIntervalNear(found?.ci ?? null, ci);
  });

  // Newcombe (1998), table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ])('of two is Newcombe’s difference: %i of %i less %i of %i', (a, m, b, n, low, high) => {
    const { ci } = contrastOfRates(
      [
        { x: a, n: m },
        { x: b, n },
      ],
      [1, -1],
    ) ?? { ci: [] };
    expect(ci.map((end) => Number(end.toFixed(4)))).toEqual([low, high]);
  });

  test('needs people in every cell that has a weight, and in no other', () => {
    const [some, none] = [
      { x: 3, n: 5 },
      { x: 0, n: 0 },
    ];
    expect(contrastOfRates([some, none], [1, -1])).toBeNull();
    expect(contrastOfRates([some, none], [1, 0])?.value).toBe(0.6);
  });

  test('changes its sign with its weights', () => {
    fc.assert(
      fc.property(counted, counted, (a, b) => {
        const [one, other] = [contrastOfRates([a, b], [1, -1]), contrastOfRates([a, b], [-1, 1])];
        expect(one?.ci[0]).toBeCloseTo(-(other?.ci[1] ?? 9), 12);
        expect(one?.ci[1]).toBeCloseTo(-(other?.ci[0] ?? 9), 12);
      }),
    );
  });
});
