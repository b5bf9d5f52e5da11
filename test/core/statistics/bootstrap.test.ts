import { describe, expect, test } from 'vitest';
import { accelerationOf, bcaInterval } from '../../../src/core/statistics/bcaInterval.ts';
import { bootstrapTable } from '../../../src/core/statistics/bootstrap.ts';
import { quantileOfSorted } from '../../../src/core/statistics/quantile.ts';
import { readJson } from '../given.ts';
import { expectIntervalNear, expectNear } from './near.ts';

/** Written by test/oracle/bootstrap.R, with R's boot package. */
const { cases } = readJson('test/oracle/bootstrap.json') as {
  readonly cases: readonly {
    readonly name: string;
    readonly values: readonly number[];
    readonly counts: readonly number[];
    readonly estimate: number;
    readonly left: readonly (number | null)[];
    readonly acceleration: number;
    readonly percentile: readonly number[];
    readonly bca: readonly number[];
    readonly se: number;
    readonly replicates: readonly number[];
    readonly bcaOfReplicates: readonly number[];
    readonly quantiles: readonly number[];
  }[];
};

type Statistic = (counts: ArrayLike<number>) => number | null;

const meanOver =
  (values: readonly number[]): Statistic =>
  (counts) => {
    const n = values.reduce((sum, _, i) => sum + (counts[i] ?? 0), 0);
    return n === 0 ? null : values.reduce((sum, value, i) => sum + (counts[i] ?? 0) * value, 0) / n;
  };

const deviationOver =
  (values: readonly number[]): Statistic =>
  (counts) => {
    const n = values.reduce((sum, _, i) => sum + (counts[i] ?? 0), 0);
    const mean = meanOver(values)(counts);
    if (n < 2 || mean === null) return null;
    return Math.sqrt(values.reduce((sum, value, i) => sum + (counts[i] ?? 0) * (value - mean) ** 2, 0) / (n - 1));
  };

const standardisedOver =
  (values: readonly number[]): Statistic =>
  (counts) =>
    (meanOver(values)(counts) ?? NaN) / (deviationOver(values)(counts) ?? NaN);

const statistics: Readonly<Record<string, (values: readonly number[]) => Statistic>> = {
  mean: meanOver,
  'standard deviation': deviationOver,
  'mean of few, skewed': meanOver,
  'standardised mean of many': standardisedOver,
};

const named = cases.map((each) => [each.name, each] as const);

describe('The bootstrap of an exact table', () => {
  test.each(named)('agrees with the boot package within the error of 9999 resamples each: %s', (name, each) => {
    const statistic = statistics[name]?.(each.values) ?? (() => null);
    const found = bootstrapTable(each.counts, statistic, { seed: 20261124, resamples: 9999 });
    // The 2.5 % point of a normal sample of B errs by sqrt(.025 .975 / B) / dnorm(1.96) = 2.67 / sqrt(B) standard deviations; twice that for
    // the longer tails of these statistics; five such errors of a difference of two; half a step of a mean besides.
    const error = 5 * Math.SQRT2 * 2 * (2.67 / Math.sqrt(9999)) * each.se;
    const step = 0.5 / each.counts.reduce((sum, count) => sum + count, 0);
    expect(Math.abs((found?.se ?? NaN) / each.se - 1)).toBeLessThan((5 * Math.SQRT2) / Math.sqrt(2 * 9999));
    for (const end of [0, 1] as const) {
      expect(Math.abs((found?.percentile[end] ?? NaN) - (each.percentile[end] ?? NaN))).toBeLessThan(error + step);
      expect(Math.abs((found?.bca?.[end] ?? NaN) - (each.bca[end] ?? NaN))).toBeLessThan(error + step);
    }
  });

  test('gives a mean the standard error of the textbook, sqrt((n - 1) / n) s / sqrt(n), also among a million people', () => {
    const values = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3];
    const counts = [40, 70, 90, 160, 220, 300, 410, 120, 30, 10].map((count) => count * 700);
    const n = counts.reduce((sum, count) => sum + count, 0);
    const found = bootstrapTable(counts, meanOver(values), { seed: 7, resamples: 2000 });
    const truth = ((deviationOver(values)(counts) ?? NaN) * Math.sqrt((n - 1) / n)) / Math.sqrt(n);
    expect(Math.abs((found?.se ?? NaN) / truth - 1)).toBeLessThan(5 / Math.sqrt(2 * 2000));
  });

  test('draws as many people as there are, and nobody where there is nobody', () => {
    const counts = [3, 0, 50, 0, 1, 2000];
    const seen: number[][] = [];
    bootstrapTable(counts, (drawn) => seen.push(Array.from(drawn)), { seed: 3, resamples: 200 });
    expect(seen).toHaveLength(201 + 4); // the table itself, the resamples, and one left out of each of four cells
    const resamples = seen.slice(1, 201);
    for (const drawn of resamples) {
      expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(2054);
      expect([drawn[1], drawn[3]]).toEqual([0, 0]);
    }
    expect(new Set(resamples.map(String)).size).toBeGreaterThan(150);
    expect(seen.slice(201)).toEqual([
      [2, 0, 50, 0, 1, 2000],
      [3, 0, 49, 0, 1, 2000],
      [3, 0, 50, 0, 0, 2000],
      [3, 0, 50, 0, 1, 1999],
    ]);
  });

  test('is the same for the same seed, and another for another', () => {
    const run = (seed: number) => bootstrapTable([5, 9, 6, 2], deviationOver([1, 2, 3, 4]), { seed, resamples: 500 });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  test('does not exist where nobody answered, or where the statistic does not', () => {
    const options = { seed: 1, resamples: 100 };
    expect(bootstrapTable([], () => 1, options)).toBeNull();
    expect(bootstrapTable([0, 0], () => 1, options)).toBeNull();
    expect(bootstrapTable([3, 4], () => null, options)).toBeNull();
    expect(bootstrapTable([3, 4], () => 1, { seed: 1, resamples: 0 })).toBeNull();
  });

  test('does not exist where the statistic is missing from more than one resample in twenty', () => {
    const missing = (share: number) => {
      let call = 50;
      const statistic = () => (++call % 100 < share ? null : call);
      return bootstrapTable([30, 40], statistic, { seed: 1, resamples: 1000 });
    };
    expect(missing(4)).not.toBeNull();
    expect(missing(7)).toBeNull();
  });

  test('is a point, without a correction, where all resamples agree', () => {
    const point = { percentile: [2, 2], bca: null, se: 0 };
    expect(bootstrapTable([0, 9, 0], meanOver([1, 2, 3]), { seed: 1, resamples: 99 })).toEqual(point);
    expect(bootstrapTable([1], meanOver([2]), { seed: 1, resamples: 99 })).toEqual(point);
  });
});

describe('The bias-corrected and accelerated interval', () => {
  test.each(named)('is that of the formula in R on the same replicates: %s', (_, each) => {
    expectIntervalNear(bcaInterval(each.estimate, each.replicates, each.acceleration), each.bcaOfReplicates, 1e-9);
  });

  test.each(named)("takes its acceleration from the jackknife, as R's empinf does: %s", (_, each) => {
    expectNear(accelerationOf(each.counts, each.left), each.acceleration, 1e-8);
  });

  test('is the percentile interval where replicates lie evenly about the estimate and nothing accelerates', () => {
    const even = Array.from({ length: 999 }, (_, i) => i - 499);
    expectIntervalNear(bcaInterval(0, even, 0), [-475, 475], 1e-9); // the 25th and the 975th of 999
    expectNear(accelerationOf([4, 7, 4], [-1, 0, 1]), 0);
  });

  test('does not exist where all replicates lie to one side, where none differs, or where the acceleration is out of bounds', () => {
    expect(bcaInterval(0, [1, 2, 3], 0)).toBeNull();
    expect(bcaInterval(4, [1, 2, 3], 0)).toBeNull();
    expect(bcaInterval(2, [2, 2, 2], 0)).toBeNull();
    expect(bcaInterval(2, [], 0)).toBeNull();
    expect(bcaInterval(2, [1, 2, 3], 5)).toBeNull();
  });

  test('has no acceleration where leaving a respondent out changes nothing, or leaves nothing', () => {
    expect(accelerationOf([3, 2], [1, 1])).toBeNull();
    expect(accelerationOf([1, 2, 3], [null, 1, 2])).toBeNull();
    expect(accelerationOf([], [])).toBeNull();
  });
});

describe('Quantiles of a sorted sample', () => {
  test.each(named)("are R's of type 6: %s", (_, { replicates, quantiles }) => {
    const found = [0, 0.001, 0.025, 0.5, 0.8137, 1].map((p) => quantileOfSorted(replicates, p) ?? NaN);
    expectIntervalNear(found, quantiles, 1e-11);
  });

  test('do not exist without values', () => {
    expect(quantileOfSorted([], 0.5)).toBeNull();
    expect(quantileOfSorted([7], 0.025)).toBe(7);
  });
});
