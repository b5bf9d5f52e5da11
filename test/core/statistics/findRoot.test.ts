import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findProbability, findRootOfFalling } from '../../../src/core/statistics/findRoot.ts';

describe('The root of a falling function', () => {
  test('of the cosine between 0 and pi is pi / 2', () => {
    expect(findRootOfFalling(Math.cos, 0, Math.PI)).toBeCloseTo(Math.PI / 2, 14);
  });

  test('is found to the last bits where the function is flat on either side, steep, or bent', () => {
    const shapes: readonly ((x: number) => number)[] = [
      (x) => -Math.tanh(50 * x),
      (x) => -(x ** 9),
      (x) => 1 - Math.exp(5 * x),
      (x) => -Math.expm1(x / 100),
    ];
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(...shapes), (root, shape) => {
        const found = findRootOfFalling((x) => shape(x - root), -9, 12);
        expect(Math.abs(found - root)).toBeLessThan(1e-12);
      }),
    );
  });

  test('takes at most some fifty looks, which matters where each look is an integral', () => {
    let looks = 0;
    findRootOfFalling(
      (x) => {
        looks++;
        return 0.025 - 1 / (1 + Math.exp(-x));
      },
      -60,
      60,
    );
    expect(looks).toBeLessThan(50);
  });

  test('is the nearer end where there is no crossing', () => {
    expect(findRootOfFalling((x) => -x - 1, 0, 5)).toBe(0);
    expect(findRootOfFalling((x) => 9 - x, 0, 5)).toBe(5);
  });
});

describe('Where a probability is another', () => {
  test('is found in a dozen looks though it levels off at 0 and at 1: of the logistic tail at -ln(1 / p - 1) further down', () => {
    for (const wanted of [0.975, 0.5, 0.025, 1e-9]) {
      let looks = 0;
      const found = findProbability(
        (x) => {
          looks++;
          return 1 / (1 + Math.exp(3 * x));
        },
        wanted,
        -60,
        60,
      );
      expect(found).toBeCloseTo(Math.log(1 / wanted - 1) / 3, 12);
      expect(looks).toBeLessThan(15);
    }
  });
});
