import { placeAlong } from '../../picture/axis.ts';
import type { ChartPlan } from '../chart/chartPlan.ts';
import { body, colours } from '../deckStyle.ts';
import { addPath, type Canvas } from './canvas.ts';
import { plots } from './plot.ts';

/** Half the width of an interval's ends, in inches. */
const cap = 0.06;

/** The intervals of a chart, a line with ends each: beside the marks of a category, or along its lying bar. */
export function addWhiskers(canvas: Canvas, { kind, categories, axis, whiskers = [] }: ChartPlan): void {
  const plot = plots[kind];
  if (!plot) return;
  const [left, top] = [body.x + plot.x * body.w, body.y + plot.y * body.h];
  const [width, height] = [plot.w * body.w, plot.h * body.h];
  const isLying = kind === 'bars';
  const place = isLying ? placeAlong(axis, left, left + width) : placeAlong(axis, top + height, top);
  const line = { color: colours.ink, width: 1 };
  for (const { category, from, to } of whiskers) {
    const middle = (category + 0.5) / categories.length;
    const [start, end] = [place(from), place(to)];
    const ends = drawEnds(start, end, isLying ? top + middle * height : left + middle * width);
    addPath(canvas, isLying ? ends : ends.map(([x, y, isStart]) => [y, x, isStart] as const), line);
  }
}

/** Along one axis from start to end at a place of the other, with a short stroke at either end. */
function drawEnds(start: number, end: number, at: number): readonly (readonly [number, number, boolean])[] {
  return [
    [start, at - cap, true],
    [start, at + cap, false],
    [start, at, true],
    [end, at, false],
    [end, at - cap, true],
    [end, at + cap, false],
  ];
}
