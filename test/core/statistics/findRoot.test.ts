import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRootOfFalling } from '../../../src/core/statistics/findRoot.ts';

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
