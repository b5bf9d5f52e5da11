import { describe, expect, test } from 'vitest';
import { approximateSmooth } from '../../../src/core/statistics/approximateSmooth.ts';

describe('A costly smooth function is stood for', () => {
  test('to its last digits, at whole numbers and between them', () => {
    const valueAt = (x: number) => 1 / (1 + x * x);
    const found = approximateSmooth(valueAt);
    for (let x = 0; x <= 12; x += 1 / 16) expect(Math.abs(found(x) - valueAt(x))).toBeLessThan(1e-12);
  });

  test('without asking it again on a stretch that is known', () => {
    const asked: number[] = [];
    const root = approximateSmooth((x) => {
      asked.push(x);
      return Math.sqrt(1 + x);
    });
    root(2.5);
    const once = asked.length;
    expect(asked.every((x) => x > 2 && x < 3)).toBe(true);
    root(2);
    root(2.999);
    expect(asked).toHaveLength(once);
    root(3);
    expect(asked).toHaveLength(2 * once);
  });
});
