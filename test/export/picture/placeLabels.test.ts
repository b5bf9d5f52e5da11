import { describe, expect, test } from 'vitest';
import { placeLabels } from '../../../src/export/picture/placeLabels.ts';

const bounds = { left: 0, top: 0, right: 400, bottom: 400 };
const [width, height] = [16, 14];
const place = (points: readonly { readonly x: number; readonly y: number }[]) =>
  placeLabels(
    points,
    points.map(() => width),
    height,
    bounds,
  );

describe('The label of a point', () => {
  test('stands beside it, and needs no line, where there is room', () => {
    const points = [
      { x: 100, y: 100 },
      { x: 300, y: 300 },
    ];
    expect(place(points)).toEqual(points.map(({ x, y }) => ({ x: x + width / 2 + 7, y, isFar: false })));
  });

  test('covers no other point of a close row, and stands farther off with a line where it must', () => {
    const points = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => ({
      x: 180 + 9 * (index % 3),
      y: 190 + 9 * Math.floor(index / 3),
    }));
    const labels = place(points);
    for (const label of labels)
      for (const point of points) {
        const apart = Math.abs(label.x - point.x) >= width / 2 + 2 || Math.abs(label.y - point.y) >= height / 2 + 2;
        expect(apart, JSON.stringify({ label, point })).toBe(true);
      }
    expect(labels.some(({ isFar }) => isFar)).toBe(true);
  });

  test('leaves the rectangle nowhere', () => {
    for (const { x, y } of place([
      { x: 0, y: 0 },
      { x: 400, y: 400 },
    ])) {
      expect(x).toBeGreaterThanOrEqual(width / 2);
      expect(x).toBeLessThanOrEqual(400 - width / 2);
      expect(y).toBeGreaterThanOrEqual(height / 2);
      expect(y).toBeLessThanOrEqual(400 - height / 2);
    }
  });
});
