import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../src/core/statistics/covariance.ts';
import { confidenceEllipse, type Ellipse } from '../../../src/core/statistics/ellipse.ts';
import { readJson } from '../given.ts';

/** Written by test/oracle/ellipse.R. */
const cases = readJson('test/oracle/ellipse.json') as readonly {
  readonly mean: readonly [number, number];
  readonly covariance: Matrix;
  readonly n: number;
  readonly major: number;
  readonly minor: number;
  readonly angle: number;
  readonly edge: readonly (readonly [number, number])[];
}[];

const find = (index: number) => {
  const { mean, covariance, n } = cases[index] ?? { mean: [NaN, NaN] as const, covariance: [], n: 0 };
  const [[varX = NaN, covXY = NaN] = [], [, varY = NaN] = []] = covariance;
  return confidenceEllipse(mean[0], mean[1], varX, varY, covXY, n);
};

/** 1 on the edge of the ellipse, less inside. */
function reach({ x, y, major, minor, angle }: Ellipse, [toX, toY]: readonly [number, number]): number {
  const along = (toX - x) * Math.cos(angle) + (toY - y) * Math.sin(angle);
  const across = (toY - y) * Math.cos(angle) - (toX - x) * Math.sin(angle);
  return (along / major) ** 2 + (across / minor) ** 2;
}

describe('The confidence ellipse of two means', () => {
  test.each(cases.map(({ n, covariance }, index) => [n, JSON.stringify(covariance), index] as const))(
    'equals R over %d cases with covariances %s, axes and edge',
    (_, __, index) => {
      const found = find(index);
      const expected = cases[index];
      expect(Math.abs((found?.major ?? NaN) / (expected?.major ?? NaN) - 1)).toBeLessThan(1e-9);
      expect(Math.abs((found?.minor ?? NaN) / (expected?.minor ?? NaN) - 1)).toBeLessThan(1e-9);
      // An axis points both ways.
      expect(Math.sin((found?.angle ?? NaN) - (expected?.angle ?? NaN))).toBeCloseTo(0, 9);
      for (const point of expected?.edge ?? []) expect(found && reach(found, point)).toBeCloseTo(1, 9);
    },
  );

  test('stands upright whatever the sign of a covariance that is rounding alone', () => {
    for (const covariance of [0, 1e-17, -1e-17])
      expect(confidenceEllipse(1, 2, 0.5, 1.5, covariance, 20)?.angle).toBe(Math.PI / 2);
  });

  test('turns over when the variables change places', () => {
    const spread = fc.double({ min: 0.1, max: 5, noNaN: true });
    fc.assert(
      fc.property(spread, spread, fc.double({ min: -0.95, max: 0.95, noNaN: true }), (varX, varY, r) => {
        // A circle lies as it stands, see below, and what is all but one lies as rounding has it.
        fc.pre(Math.abs(r) > 1e-6 || Math.abs(varX - varY) > 1e-6);
        const covariance = r * Math.sqrt(varX * varY);
        const one = confidenceEllipse(1, 2, varX, varY, covariance, 20);
        const other = confidenceEllipse(2, 1, varY, varX, covariance, 20);
        expect([other?.x, other?.y, other?.major]).toEqual([one?.y, one?.x, one?.major]);
        expect(other?.minor).toBeCloseTo(one?.minor ?? NaN, 12);
        expect(Math.sin((one?.angle ?? NaN) + (other?.angle ?? NaN) - Math.PI / 2)).toBeCloseTo(0, 6);
      }),
    );
  });

  test('has an angle of 0 lying down and where it is round, a quarter turn standing', () => {
    expect(confidenceEllipse(0, 0, 2, 1, 0, 10)?.angle).toBe(0);
    expect(confidenceEllipse(0, 0, 1, 1, 0, 10)?.angle).toBe(0);
    expect(confidenceEllipse(0, 0, 1, 2, 0, 10)?.angle).toBe(Math.PI / 2);
  });

  test('does not exist below three cases, without variance on a side, and where one side determines the other', () => {
    for (const n of [0, 1, 2]) expect(confidenceEllipse(0, 0, 1, 1, 0.5, n)).toBeNull();
    expect(confidenceEllipse(0, 0, 0, 1, 0, 10)).toBeNull();
    expect(confidenceEllipse(0, 0, 1, 0, 0, 10)).toBeNull();
    expect(confidenceEllipse(0, 0, 0, 0, 0, 10)).toBeNull();
    expect(confidenceEllipse(0, 0, 4, 1, 2, 10)).toBeNull();
    expect(confidenceEllipse(0, 0, 4, 1, -2, 10)).toBeNull();
    expect(confidenceEllipse(0, 0, 4, 1, 2 - 1e-12, 10)).toBeNull();
  });
});
