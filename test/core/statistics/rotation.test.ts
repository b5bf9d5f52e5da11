import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../src/core/statistics/covariance.ts';
import { rotateOblimin, rotateVarimax } from '../../../src/core/statistics/rotation.ts';
import { orient, orientPhi, readFactorSets, readSaddle, transpose } from './factorSets.ts';
import { withinDigits } from './withinDigits.ts';

const sets = readFactorSets().filter(([, { factors }]) => factors > 1);

const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => transpose(b).map((column) => row.reduce((sum, value, k) => sum + value * (column[k] ?? 0), 0)));

/** What the factors reproduce of the correlations: loadings phi loadings'. */
const reproduced = (loadings: Matrix, phi: Matrix) => product(product(loadings, phi), transpose(loadings));

const identity = (size: number): Matrix =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));

const anyLoadings = fc.tuple(fc.integer({ min: 4, max: 9 }), fc.integer({ min: 1, max: 3 })).chain(([items, factors]) =>
  fc.array(fc.array(fc.double({ min: -0.9, max: 0.9, noNaN: true }), { minLength: factors, maxLength: factors }), {
    minLength: items,
    maxLength: items,
  }),
);

describe('Varimax', () => {
  test.each(sets)('equals R, carried to the end: %s', (_, set) => {
    expect(rotateVarimax(set.loadings)?.loadings).toEqual(withinDigits(orient(set.varimax ?? []), 6));
  });

  test('turns at right angles: all that the factors reproduce stays as it was, and they do not correlate', () => {
    fc.assert(
      fc.property(anyLoadings, (loadings) => {
        const found = rotateVarimax(loadings);
        if (!found) return;
        const factors = identity(loadings[0]?.length ?? 0);
        expect(found.phi).toEqual(factors);
        expect(reproduced(found.loadings, factors)).toEqual(withinDigits(reproduced(loadings, factors), 9));
      }),
    );
  });

  test('finds simple structure again after any turn, most squared loadings first and summing to 0 or more', () => {
    const simple = [[0.8, 0], [0.7, 0], [0.6, 0], [0, 0.5], [0, 0.6]]; // biome-ignore format: rows
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (angle) => {
        const turn = [
          [Math.cos(angle), Math.sin(angle)],
          [-Math.sin(angle), Math.cos(angle)],
        ];
        expect(rotateVarimax(product(simple, turn))?.loadings).toEqual(withinDigits(simple, 9));
      }),
    );
  });

  test('leaves alone a single factor, items without loadings and factors without items', () => {
    expect(rotateVarimax([[-0.5], [-0.6]])).toEqual({ loadings: [[0.5], [0.6]], phi: [[1]] });
    expect(rotateVarimax([[0, 0], [0.5, 0], [0.4, 0]])?.loadings).toEqual(withinDigits([[0, 0], [0.5, 0], [0.4, 0]], 9)); // biome-ignore format: rows
    expect(rotateVarimax([[-0.5], [0]])).toEqual({ loadings: [[0.5], [0]], phi: [[1]] });
    expect(rotateVarimax([])).toBeNull();
  });
});

describe('The order and direction of factors', () => {
  test('are the same for a factor and its opposite, also where its loadings sum to 0', () => {
    const bipolar = [[0.5], [-0.5], [0.25], [-0.25]];
    expect(rotateVarimax(bipolar)?.loadings).toEqual(bipolar);
    expect(rotateVarimax(bipolar.map((row) => row.map((value) => -value)))?.loadings).toEqual(bipolar);
  });

  test('are left as they stand where every turn is as good as another', () => {
    const even = [0, 2, 1, 3].map((eighth) => {
      const angle = 0.3 + (eighth * Math.PI) / 4;
      return [Math.cos(angle), Math.sin(angle)];
    });
    expect(rotateVarimax(even)?.loadings).toEqual(withinDigits(orient(even), 9));
  });
});

describe('Oblimin', () => {
  test.each(sets)('equals R (GPArotation), carried to the end: %s', (_, set) => {
    const found = rotateOblimin(set.loadings);
    expect(found?.loadings).toEqual(withinDigits(orient(set.oblimin ?? []), 6));
    expect(found?.phi).toEqual(withinDigits(orientPhi(set.oblimin ?? [], set.phi ?? []), 6));
  });

  test('keeps what the factors reproduce, communalities with it, and factors of variance 1', () => {
    let settled = 0;
    fc.assert(
      fc.property(anyLoadings, (loadings) => {
        const found = rotateOblimin(loadings);
        if (!found) return;
        settled++;
        const before = reproduced(loadings, identity(loadings[0]?.length ?? 0));
        // To 1e-6, as all that iterates: factors that nearly coincide cost digits.
        expect(reproduced(found.loadings, found.phi)).toEqual(withinDigits(before, 6));
        expect(found.phi.map((row, i) => row[i])).toEqual(found.phi.map(() => expect.closeTo(1, 9)));
      }),
    );
    expect(settled).toBeGreaterThan(90);
  });

  test('finds simple structure again, and how the factors correlate, after any turn', () => {
    const simple = [[0.8, 0], [0.7, 0], [0.6, 0], [0, 0.5], [0, 0.6]]; // biome-ignore format: rows
    const phi = [[1, 0.4], [0.4, 1]]; // biome-ignore format: rows
    const root = [[1, 0], [0.4, Math.sqrt(1 - 0.16)]]; // biome-ignore format: rows
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (angle) => {
        const turn = [
          [Math.cos(angle), Math.sin(angle)],
          [-Math.sin(angle), Math.cos(angle)],
        ];
        const found = rotateOblimin(product(product(simple, root), turn));
        expect(found?.loadings).toEqual(withinDigits(simple, 7));
        expect(found?.phi).toEqual(withinDigits(phi, 7));
      }),
    );
  });

  test('leaves alone a single factor, and is nothing without loadings', () => {
    expect(rotateOblimin([[-0.5], [-0.6]])).toEqual({ loadings: [[0.5], [0.6]], phi: [[1]] });
    expect(rotateOblimin([])).toBeNull();
  });

  test('settles to the last digits, where the overlap itself no longer changes', () => {
    const loadings = [[0.8, 0.6], [0.6, 0.9], [-0.7, -0.5], [-0.7, -0.2]]; // biome-ignore format: rows
    const found = rotateOblimin(loadings);
    expect(reproduced(found?.loadings ?? [], found?.phi ?? [])).toEqual(
      withinDigits(reproduced(loadings, identity(2)), 7),
    );
  });

  test('does not exist for more factors than the items have in common: two of them would coincide', () => {
    expect(rotateOblimin([[0.25, 0.5, 0.5], [0.75, 0.5, 0.5], [0.75, 0, 0]])).toBeNull(); // biome-ignore format: rows
    expect(rotateOblimin([[-0.5, -0.75, 1], [0, -1, -0.75]])).toBeNull(); // biome-ignore format: rows
  });

  test('is nothing where loadings are no numbers', () => {
    expect(rotateOblimin([[Number.NaN, 0.5], [0.5, 0.5]])).toBeNull(); // biome-ignore format: rows
  });

  test('settles as R does where the way leads past a saddle', () => {
    const { loadings, oblimin, phi } = readSaddle();
    const found = rotateOblimin(loadings);
    expect(found?.loadings).toEqual(withinDigits(orient(oblimin), 6));
    expect(found?.phi).toEqual(withinDigits(orientPhi(oblimin, phi), 6));
  });
});
