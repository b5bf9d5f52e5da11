import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../src/core/statistics/covariance.ts';
import { eigenvalues, minimumResidual, principalComponents } from '../../../src/core/statistics/factorExtraction.ts';
import { anyCorrelation, orient, readFactorSets } from './factorSets.ts';
import { withinDigits } from './withinDigits.ts';

const sets = readFactorSets();

const communalitiesOf = (loadings: Matrix) => loadings.map((row) => row.reduce((sum, value) => sum + value ** 2, 0));

describe('Eigenvalues of a correlation matrix', () => {
  test.each(sets)('equal R: %s', (_, set) => {
    expect(eigenvalues(set.correlation)).toEqual(withinDigits(set.eigenvalues, 9));
  });

  test('descend and sum to the number of variables', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }).chain(anyCorrelation), (correlation) => {
        const values = eigenvalues(correlation);
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(correlation.length, 9);
        expect(values).toEqual([...values].sort((a, b) => b - a));
      }),
    );
  });

  test('of nothing are none', () => {
    expect(eigenvalues([])).toEqual([]);
  });
});

describe('Principal components', () => {
  test.each(sets)('equal R (psych): %s', (_, set) => {
    const { loadings } = principalComponents(set.correlation, set.factors) ?? { loadings: [] };
    expect(loadings).toEqual(withinDigits(orient(set.components), 9));
  });

  test('taken all together, they are the whole matrix again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }).chain(anyCorrelation), (correlation) => {
        const { loadings, communalities } = principalComponents(correlation, correlation.length) ?? {
          loadings: [],
          communalities: [],
        };
        const product = loadings.map((a) =>
          loadings.map((b) => a.reduce((sum, value, f) => sum + value * (b[f] ?? 0), 0)),
        );
        expect(product).toEqual(withinDigits(correlation, 9));
        expect(communalities).toEqual(withinDigits(communalitiesOf(loadings), 9));
      }),
    );
  });

  test('do not exist for fewer than one, or more than there are variables', () => {
    expect(principalComponents([[1]], 0)).toBeNull();
    expect(principalComponents([[1]], 2)).toBeNull();
    expect(principalComponents([[1]], 1)).toEqual({ loadings: [[1]], communalities: [1] });
  });
});

describe('Factors by minimum residuals', () => {
  test.each(sets)('equal R, carried to the end: %s', (_, set) => {
    const found = minimumResidual(set.correlation, set.factors);
    expect(found?.loadings).toEqual(withinDigits(orient(set.loadings), 7));
    expect(found?.communalities).toEqual(withinDigits(set.communalities, 7));
    expect(communalitiesOf(found?.loadings ?? [])).toEqual(withinDigits(found?.communalities, 12));
  });

  test('show a Heywood case by a communality of .995 or more', () => {
    for (const [name, { correlation, factors, isHeywood }] of sets)
      expect(Math.max(...(minimumResidual(correlation, factors)?.communalities ?? [])) >= 0.995, name).toBe(isHeywood);
  });

  test('find the loadings that a matrix was made of', () => {
    const loading = fc.double({ min: 0.3, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(fc.array(loading, { minLength: 4, maxLength: 9 }), (made) => {
        const correlation = made.map((a, i) => made.map((b, j) => (i === j ? 1 : a * b)));
        expect(minimumResidual(correlation, 1)?.loadings).toEqual(made.map((value) => [expect.closeTo(value, 8)]));
      }),
    );
  });

  test('repeat themselves: the factors of R with their communalities on the diagonal are they again', () => {
    const cases = fc
      .integer({ min: 5, max: 8 })
      .chain((size) => fc.tuple(anyCorrelation(size), fc.integer({ min: 1, max: 2 })));
    const counted = { settled: 0, proper: 0 };
    fc.assert(
      fc.property(cases, ([correlation, factors]) => {
        const found = minimumResidual(correlation, factors);
        if (!found) return;
        counted.settled++;
        if (Math.max(...found.communalities) >= 0.995) return;
        counted.proper++;
        const reduced = correlation.map((row, i) => row.map((r, j) => (i === j ? (found.communalities[i] ?? 0) : r)));
        const again = principalComponents(reduced, factors)?.communalities;
        expect(again).toEqual(withinDigits(found.communalities, 8));
      }),
      { numRuns: 300 },
    );
    expect(counted.settled).toBeGreaterThan(270);
    expect(counted.proper).toBeGreaterThan(30);
  });

  test('do not stumble over correlations that are next to nothing', () => {
    const correlation = [
      [1, 0, 0.9999999999973759, 0, 0],
      [0, 1, 0, 0, 3.6007440703601183e-168],
      [0.9999999999973759, 0, 1, 7.541823862248349e-110, -0.0000022909463746875094],
      [0, 0, 7.541823862248349e-110, 1, 0],
      [0, 3.6007440703601183e-168, -0.0000022909463746875094, 0, 1],
    ];
    expect(() => minimumResidual(correlation, 2)).not.toThrow();
  });

  test('do not depend on the order of the items', () => {
    const [, set] = sets[2] ?? [];
    const correlation = set?.correlation ?? [];
    const order = [8, 3, 1, 4, 0, 2, 7, 6, 5];
    const shuffled = order.map((i) => order.map((j) => correlation[i]?.[j] ?? 0));
    const plain = minimumResidual(correlation, 3)?.loadings ?? [];
    expect(minimumResidual(shuffled, 3)?.loadings).toEqual(
      withinDigits(
        order.map((i) => plain[i]),
        8,
      ),
    );
  });

  test('do not exist where there are more loadings than correlations to find them from', () => {
    const [, set] = sets[3] ?? [];
    const first = (size: number) => (set?.correlation ?? []).slice(0, size).map((row) => row.slice(0, size));
    expect(minimumResidual([], 1)).toBeNull();
    expect(minimumResidual([[1]], 1)).toBeNull();
    expect(minimumResidual(first(2), 1)).toBeNull();
    expect(minimumResidual(first(4), 2)).toBeNull();
    expect(minimumResidual(first(5), 0)).toBeNull();
    expect(minimumResidual(first(2), 12)).toBeNull();
    expect(minimumResidual(first(3), 1)).not.toBeNull();
    expect(minimumResidual(first(5), 2)).not.toBeNull();
  });

  test('are one and an empty one where two are asked of items with a single thing in common', () => {
    const places = [0, 1, 2, 3, 4, 5];
    const found = minimumResidual(
      places.map((i) => places.map((j) => (i === j ? 1 : 0.5))),
      2,
    );
    expect(found?.loadings).toEqual(
      withinDigits(
        places.map(() => [Math.SQRT1_2, 0]),
        4,
      ),
    );
  });

  test('are empty where nothing correlates, and held at the bound where items are the same', () => {
    const size = [0, 1, 2, 3];
    const alone = size.map((i) => size.map((j) => (i === j ? 1 : 0)));
    const same = size.map(() => size.map(() => 1));
    expect(minimumResidual(alone, 1)?.communalities).toEqual(withinDigits([0, 0, 0, 0], 9));
    for (const communality of minimumResidual(same, 1)?.communalities ?? [0])
      expect(communality).toBeGreaterThanOrEqual(0.995);
  });
});
