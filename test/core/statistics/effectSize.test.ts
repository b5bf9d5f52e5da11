import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hedgesCorrection, hedgesG, standardisedByAverage } from '../../../src/core/statistics/effectSize.ts';
import { readJson } from '../given.ts';
import { expectIntervalNear, expectNear } from './near.ts';

/** Written by test/oracle/effectSize.R. */
const { hedges, correction, average } = readJson('test/oracle/effectSize.json') as {
  readonly hedges: readonly {
    readonly dz: number;
    readonly n: number;
    readonly value: number;
    readonly ci: readonly number[];
  }[];
  readonly average: { readonly mean: number; readonly sdA: number; readonly sdB: number; readonly dav: number };
  readonly correction: readonly { readonly df: number; readonly formula: number; readonly exact: number }[];
};

describe("Hedges' correction", () => {
  test.each(correction)(
    'on $df degrees of freedom is 1 - 3 / (4 df - 1), close to what the gamma function says',
    (row) => {
      expectNear(hedgesCorrection(row.df), row.formula);
      expect(Math.abs((hedgesCorrection(row.df) ?? NaN) - row.exact)).toBeLessThan(0.01);
    },
  );

  test('does not exist below two degrees of freedom', () => {
    expect([hedgesCorrection(1), hedgesCorrection(0), hedgesCorrection(-1)]).toEqual([null, null, null]);
  });
});

describe("Hedges' g", () => {
  test.each(hedges)('of dz = $dz in $n pairs, with its interval, equals R', ({ dz, n, value, ci }) => {
    const found = hedgesG(dz, n);
    expectNear(found.value, value);
    expectIntervalNear(found.ci, ci, 1e-8);
  });

  test('does not exist without dz, nor below three pairs', () => {
    const none = { value: null, ci: null };
    expect([hedgesG(null, 30), hedgesG(1, 2), hedgesG(null, 0)]).toEqual([none, none, none]);
  });

  test('turns with the sign of the difference, and its interval holds it', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), fc.integer({ min: 3, max: 3000 }), (dz, n) => {
        const { value, ci } = hedgesG(dz, n);
        const turned = hedgesG(-dz, n);
        expectIntervalNear(
          turned.ci,
          (ci ?? []).toReversed().map((end) => -end),
          1e-7,
        );
        expect(ci?.[0] ?? NaN).toBeLessThan(value ?? NaN);
        expect(ci?.[1] ?? NaN).toBeGreaterThan(value ?? NaN);
      }),
      { numRuns: 30 },
    );
  });
});

describe('A mean difference over the average spread of the two sides', () => {
  test("is that of R on Student's sleep data", () => {
    expectNear(standardisedByAverage(average.mean, average.sdA, average.sdB), average.dav);
  });

  test('does not exist where a side is missing, or where neither side varies', () => {
    expect(standardisedByAverage(null, 1, 1)).toBeNull();
    expect(standardisedByAverage(-1, null, 1)).toBeNull();
    expect(standardisedByAverage(-1, 1, null)).toBeNull();
    expect(standardisedByAverage(-1, 0, 0)).toBeNull();
    expect(standardisedByAverage(-1, 0, 1)).toBe(-2);
  });
});
