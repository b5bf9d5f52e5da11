import { describe, expect, test } from 'vitest';
import { findDescent, walk } from '../../../src/core/statistics/findDescent.ts';

describe("Newton's step down", () => {
  test('leads to the minimum of a quadratic at once', () => {
    // x^2 + x y + y^2 - 4 x - 5 y has its minimum at (1, 2); from (0, 0) its slopes are (-4, -5).
    const step = findDescent([[2, 1], [1, 2]], [-4, -5]); // biome-ignore format: rows
    expect(step).toEqual([expect.closeTo(1, 12), expect.closeTo(2, 12)]);
  });

  test('goes on down where the surface curves downwards, as at a saddle', () => {
    // x^2 - y^2 at (1, 1): slopes (2, -2). Newton would lead to the saddle at (0, 0).
    expect(findDescent([[2, 0], [0, -2]], [2, -2])).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)]); // biome-ignore format: rows
  });

  test('follows the slopes where the surface is flat', () => {
    expect(findDescent([[0]], [3])).toEqual([-3]);
    expect(findDescent([[2, 0], [0, 0]], [2, 2])).toEqual([-1, -1]); // biome-ignore format: rows
  });
});

describe('A walk', () => {
  test('takes the largest share of a step that is accepted, or none', () => {
    expect(walk((share) => (share < 0.2 ? share : null))).toBe(0.125);
    expect(walk((share) => share)).toBe(1);
    expect(walk(() => null)).toBeNull();
  });
});
