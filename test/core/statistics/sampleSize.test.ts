import { describe, expect, test } from 'vitest';
import {
  sizeBySlovin,
  sizeForMean,
  sizeForPairedTest,
  sizeForProportion,
  sizeForTwoWaves,
} from '../../../src/core/statistics/sampleSize.ts';
import { readJson } from '../given.ts';

/** Written by test/oracle/planner.R; sizes before rounding up. */
const { paired, waves, means, shares, slovin } = readJson('test/oracle/planner.json') as {
  readonly paired: readonly { readonly dz: number; readonly power: number; readonly n: number }[];
  readonly waves: readonly {
    readonly difference: number;
    readonly sd: number;
    readonly power: number;
    readonly n: number;
  }[];
  readonly means: readonly {
    readonly sd: number;
    readonly halfWidth: number;
    readonly population: number | null;
    readonly n: number;
  }[];
  readonly shares: readonly {
    readonly population: number;
    readonly bound: number;
    readonly p: number;
    readonly z: number;
    readonly n: number;
  }[];
  readonly slovin: readonly { readonly population: number; readonly error: number; readonly n: number }[];
};

/** Whole numbers that R reaches by rounding noise only are not rounded up. */
const up = (n: number) => Math.ceil(n - 1e-7);

describe('Respondents for the precision of a mean', () => {
  test.each(means)('sd $sd, to within $halfWidth, out of $population', ({ sd, halfWidth, population, n }) => {
    expect(sizeForMean(population === null ? { sd, halfWidth } : { sd, halfWidth, population })).toBe(up(n));
  });

  test('are those of the usual table for a spread of 1.25: 67, 151 and 601', () => {
    expect([0.3, 0.2, 0.1].map((halfWidth) => sizeForMean({ sd: 1.25, halfWidth }))).toEqual([67, 151, 601]);
  });

  test('are at most everybody', () => {
    expect(sizeForMean({ sd: 2, halfWidth: 0.0001, population: 40 })).toBe(40);
    expect(sizeForMean({ sd: 2, halfWidth: 10, population: 40 })).toBe(1);
  });

  test('do not exist without spread, precision or people', () => {
    expect(sizeForMean({ sd: 0, halfWidth: 0.1 })).toBeNull();
    expect(sizeForMean({ sd: -1, halfWidth: 0.1 })).toBeNull();
    expect(sizeForMean({ sd: 1, halfWidth: 0 })).toBeNull();
    expect(sizeForMean({ sd: 1, halfWidth: NaN })).toBeNull();
    expect(sizeForMean({ sd: Infinity, halfWidth: 1 })).toBeNull();
    expect(sizeForMean({ sd: 1, halfWidth: 0.1, population: 0 })).toBeNull();
  });
});

describe('Pairs for the power of a paired t test', () => {
  test.each(paired)('dz $dz with power $power', ({ dz, power, n }) => {
    expect(sizeForPairedTest({ dz, power })).toBe(Math.max(2, up(n)));
    expect(sizeForPairedTest({ dz: -dz, power })).toBe(Math.max(2, up(n)));
  });

  test('are 34, 90 and 199 at 80 % for dz of 0.5, 0.3 and 0.2', () => {
    // power.t.test(type = "paired"): 33.4, 89.1, 198.2.
    expect([0.5, 0.3, 0.2].map((dz) => sizeForPairedTest({ dz, power: 0.8 }))).toEqual([34, 90, 199]);
  });

  test('do not exist for no effect, for certainty, or for no more than the level', () => {
    for (const [dz, power] of [
      [0, 0.8],
      [NaN, 0.8],
      [Infinity, 0.8],
      [0.5, 1],
      [0.5, 0.05],
      [0.5, 0],
      [0.5, NaN],
      [1e-6, 0.8],
    ] as const)
      expect(sizeForPairedTest({ dz, power }), `${dz} ${power}`).toBeNull();
  });

  test('are at least two', () => {
    expect(sizeForPairedTest({ dz: 50, power: 0.8 })).toBe(2);
  });
});

describe('Respondents a wave for the power to see a difference between two', () => {
  test.each(waves)('$difference with sd $sd and power $power', ({ difference, sd, power, n }) => {
    expect(sizeForTwoWaves({ difference, sd, power })).toBe(up(n));
    expect(sizeForTwoWaves({ difference: -difference, sd, power })).toBe(up(n));
  });

  test('do not exist for no difference, no spread or certainty', () => {
    expect(sizeForTwoWaves({ difference: 0, sd: 1, power: 0.8 })).toBeNull();
    expect(sizeForTwoWaves({ difference: 0.3, sd: 0, power: 0.8 })).toBeNull();
    expect(sizeForTwoWaves({ difference: 0.3, sd: 1, power: 1 })).toBeNull();
  });
});

describe('Respondents for a share', () => {
  test.each(shares)('of $population people, to within $bound around $p, z $z', ({ n, ...plan }) => {
    expect(sizeForProportion(plan)).toBe(up(n));
  });

  test('are 86 of 793 people, to within 0.1 (85.76 before rounding up)', () => {
    expect(sizeForProportion({ population: 793, bound: 0.1, p: 0.5, z: 1.96 })).toBe(86);
  });

  test('do not exist without people, a bound, a multiple or a share between 0 and 1', () => {
    const plan = { population: 793, bound: 0.1, p: 0.5, z: 1.96 };
    for (const wrong of [{ population: 0 }, { bound: 0 }, { p: 0 }, { p: 1 }, { z: 0 }])
      expect(sizeForProportion({ ...plan, ...wrong })).toBeNull();
    expect(sizeForProportion({ ...plan, population: 1 })).toBe(1);
  });
});

describe("Respondents by Slovin's formula", () => {
  test.each(slovin)('of $population people, error $error', ({ population, error, n }) => {
    expect(sizeBySlovin({ population, error })).toBe(up(n));
  });

  test('are not raised by rounding noise where the formula meets a whole number: 98 of 196 people, error 1/14', () => {
    expect(sizeBySlovin({ population: 196, error: 1 / 14 })).toBe(98);
  });

  test('do not exist without people or for an error that is no share', () => {
    for (const [population, error] of [
      [0, 0.05],
      [100, 0],
      [100, 1],
      [100, -0.1],
    ] as const)
      expect(sizeBySlovin({ population, error })).toBeNull();
  });
});
