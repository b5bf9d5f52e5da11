import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invertDefinite } from '../../../src/core/statistics/invertDefinite.ts';
import { anyCorrelation, readFactorSets } from './factorSets.ts';
import { withinDigits } from './withinDigits.ts';

describe('The inverse of a covariance matrix', () => {
  test('times the matrix is the identity, whatever the units', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }).chain(anyCorrelation),
        fc.constantFrom(1e-6, 1, 1e6),
        (matrix, unit) => {
          const scaled = matrix.map((row, i) => row.map((value, j) => value * (i ? 1 : unit) * (j ? 1 : unit)));
          const { inverse } = invertDefinite(scaled) ?? {};
          if (!inverse || inverse.some((row) => row.some((value) => Math.abs(value) > 1e4))) return;
          const product = matrix.map((_, i) =>
            matrix.map((_, j) => scaled.reduce((sum, _, k) => sum + (scaled[i]?.[k] ?? 0) * (inverse[k]?.[j] ?? 0), 0)),
          );
          expect(product.map((row, i) => row[i])).toEqual(
            withinDigits(
              matrix.map(() => 1),
              6,
            ),
          );
        },
      ),
    );
  });

  test('comes with the logarithm of the determinant: the sum of those of the eigenvalues, by R', () => {
    for (const [name, { correlation, eigenvalues }] of readFactorSets()) {
      const expected = eigenvalues.reduce((sum, value) => sum + Math.log(value), 0);
      expect(invertDefinite(correlation)?.logDeterminant, name).toBeCloseTo(expected, 9);
    }
  });

  test('does not exist where a variable has no variance or follows from the others', () => {
    expect(invertDefinite([[0]])).toBeNull();
    expect(invertDefinite([[1, 0], [0, 0]])).toBeNull(); // biome-ignore format: rows
    expect(invertDefinite([[0, 0], [0, 1]])).toBeNull(); // biome-ignore format: rows
    expect(invertDefinite([[1, 1], [1, 1]])).toBeNull(); // biome-ignore format: rows
    const nearly = 1 - 1e-12;
    expect(invertDefinite([[1, nearly], [nearly, 1]])).toBeNull(); // biome-ignore format: rows
    // The third is a third of the first and two thirds of the second.
    const [a, b] = [1 / 3, 2 / 3];
    const third = a * a + b * b;
    expect(invertDefinite([[1, 0, a], [0, 1, b], [a, b, third]])).toBeNull(); // biome-ignore format: rows
    expect(invertDefinite([])).toEqual({ inverse: [], logDeterminant: 0 });
  });
});
