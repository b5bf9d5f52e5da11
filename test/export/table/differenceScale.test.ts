import { describe, expect, test } from 'vitest';
import { differenceScale } from '../../../src/export/table/differenceScale.ts';

const seven = { min: 1, max: 7 };
const alone = (value: number, ci: readonly [number, number] | null = null) => differenceScale([{ value, ci }], seven);

describe('The scale of the differences in a table', () => {
  test.each([
    [0.83, '1'],
    [0.41, '0.6'],
    [-1.06, '1.5'],
    [0.012, '0.015'],
    [-3.2, '4'],
  ])('ends at a round number beyond the largest of them: %f', (value, end) => {
    expect(alone(value)).toEqual({ scale: { min: -Number(end), max: Number(end) }, ends: [`−${end}`, `+${end}`] });
  });

  test('holds every interval as well, on either side of zero', () => {
    const figures = [
      { value: -0.2, ci: [-0.3, -0.1] as const },
      { value: 0.1, ci: [-0.7, 0.9] as const },
      { value: null, ci: null },
    ];
    expect(differenceScale(figures, seven).ends).toEqual(['−1', '+1']);
  });

  test('is never wider than two answers can differ, however wide the interval of two people', () => {
    expect(alone(1, [-40, 42]).ends).toEqual(['−6', '+6']);
  });

  test('goes from minus one to one where there is nothing to draw', () => {
    expect(differenceScale([], seven).ends).toEqual(['−1', '+1']);
    expect(alone(0).ends).toEqual(['−1', '+1']);
  });
});
