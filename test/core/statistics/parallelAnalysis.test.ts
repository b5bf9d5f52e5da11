import { describe, expect, test } from 'vitest';
import { factorsToKeep, parallelAnalysis } from '../../../src/core/statistics/parallelAnalysis.ts';
import { readJson } from '../given.ts';
import { readFactorSets } from './factorSets.ts';

/** Written by test/oracle/factors.R, which draws every case. */
const { chance } = readJson('test/oracle/factors.json') as {
  readonly chance: readonly {
    readonly n: number;
    readonly variables: number;
    readonly draws: number;
    readonly mean: readonly number[];
    readonly sd: readonly number[];
    readonly quantile95: readonly number[];
  }[];
};

const resamples = 2000;

describe('Parallel analysis', () => {
  test.each(chance.map((shape) => [shape.n, shape.variables, shape] as const))(
    'of %d cases of %d variables gives the eigenvalues that R draws, within five standard errors',
    (n, variables, { draws, mean, sd, quantile95 }) => {
      const found = parallelAnalysis(n, variables, { seed: 5, resamples });
      expect(found?.mean).toHaveLength(variables);
      for (const [place, spread] of sd.entries()) {
        const standardError = spread * Math.sqrt(1 / draws + 1 / resamples);
        expect(Math.abs((found?.mean[place] ?? NaN) - (mean[place] ?? NaN))).toBeLessThan(5 * standardError);
        // A 95 % quantile of a normal sample varies 2.11 times as much as its mean.
        const ofQuantile = 2.11 * standardError;
        expect(Math.abs((found?.quantile95[place] ?? NaN) - (quantile95[place] ?? NaN))).toBeLessThan(5 * ofQuantile);
      }
    },
  );

  test.each(readFactorSets())('keeps as many factors as R: %s', (_, { n, eigenvalues, keep }) => {
    const found = parallelAnalysis(n, eigenvalues.length, { seed: 1, resamples: 400 });
    expect(factorsToKeep(eigenvalues, found?.quantile95 ?? [])).toBe(keep);
  });

  test('gives the same figures for the same seed, and others for another', () => {
    const once = parallelAnalysis(100, 5, { seed: 1, resamples: 20 });
    expect(parallelAnalysis(100, 5, { seed: 1, resamples: 20 })).toEqual(once);
    expect(parallelAnalysis(100, 5, { seed: 2, resamples: 20 })).not.toEqual(once);
  });

  test('gives eigenvalues that descend and sum to the number of variables', () => {
    const { mean = [] } = parallelAnalysis(30, 6, { seed: 1, resamples: 50 }) ?? {};
    expect(mean).toEqual([...mean].sort((a, b) => b - a));
    expect(mean.reduce((sum, value) => sum + value, 0)).toBeCloseTo(6, 9);
  });

  test('takes no longer for a million cases, where chance gives eigenvalues of 1', () => {
    const { mean = [], quantile95 = [] } = parallelAnalysis(1_000_000, 4, { seed: 1, resamples: 50 }) ?? {};
    for (const value of [...mean, ...quantile95]) expect(Math.abs(value - 1)).toBeLessThan(0.01);
  });

  test('of a single variable is 1', () => {
    expect(parallelAnalysis(10, 1, { seed: 1, resamples: 3 })).toEqual({ mean: [1], quantile95: [1] });
  });

  test('does not exist without variables, without resamples, and with no more cases than variables', () => {
    expect(parallelAnalysis(10, 0, { seed: 1, resamples: 3 })).toBeNull();
    expect(parallelAnalysis(10, 2, { seed: 1, resamples: 0 })).toBeNull();
    expect(parallelAnalysis(2, 2, { seed: 1, resamples: 3 })).toBeNull();
    expect(parallelAnalysis(0, 2, { seed: 1, resamples: 3 })).toBeNull();
    expect(parallelAnalysis(3, 2, { seed: 1, resamples: 3 })).not.toBeNull();
  });
});

describe('The factors to keep', () => {
  test('are those above chance up to the first that is not, whatever follows', () => {
    expect(factorsToKeep([3, 1.5, 1.1, 1.05], [1.4, 1.3, 1.2, 1])).toBe(2);
    expect(factorsToKeep([1.4, 1.3], [1.4, 1.2])).toBe(0);
    expect(factorsToKeep([2, 1.5], [1, 1])).toBe(2);
    expect(factorsToKeep([], [])).toBe(0);
  });
});
