import { describe, expect, test } from 'vitest';
import type { BoardGap } from '../../../src/core/classroom/buildBoard.ts';
import { drawClassRow } from '../../../src/export/picture/classPicture.ts';
import { findOutside, writeSvg } from './readSvg.ts';

const scale = { min: 1, max: 7 };
const mean = (value: number, ci: readonly [number, number]): BoardGap => ({
  ...{ value, ci, n: 5 },
  ...{ t: null, df: null, p: null },
});
const draw = (guess: BoardGap) =>
  writeSvg(
    drawClassRow({ belief: guess, expectation: null, perception: null, gap1: null, gap5: null }, scale, 'belief', {
      rows: 6,
      label: 'Reliability',
    }),
  );
/** How many bars end the interval that is drawn. */
const countEnds = (svg: string) => /class="interval" d="([^"]*)"/.exec(svg)?.[1]?.match(/v ?12/g)?.length ?? 0;

describe('A row of a class’s picture', () => {
  test('ends its interval with a bar at each end, and with none where the interval goes on beyond the scale', () => {
    expect(countEnds(draw(mean(5, [4, 6])))).toBe(2);
    expect(countEnds(draw(mean(6, [4.5, 7.5])))).toBe(1);
    expect(countEnds(draw(mean(4, [0.5, 7.5])))).toBe(0);
  });

  test.each([1, 7])('shows the whole mark of a mean at the end of the scale, %i', (end) => {
    const svg = draw(mean(end, [end, end]));
    expect(findOutside(svg)).toEqual([]);
    const tips = [...(/class="mark belief" d="([^"]*)"/.exec(svg)?.[1]?.matchAll(/[\d.]+/g) ?? [])].map(Number);
    expect(tips.length).toBeGreaterThan(7);
    // Half of the line around it comes on top.
    expect(Math.min(...tips)).toBeGreaterThan(1.5);
    expect(Math.max(...tips)).toBeLessThan(560 - 1.5);
  });
});
