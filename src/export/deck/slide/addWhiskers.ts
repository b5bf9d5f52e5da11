import { placeAlong } from '../../picture/axis.ts';
import type { ChartPlan } from '../chart/chartPlan.ts';
import { body, colours } from '../deckStyle.ts';
import { addPath, addText, type Canvas } from './canvas.ts';
import { plots } from './plot.ts';

/** Half the width of an interval's ends, in inches. */
const cap = 0.06;

/** The intervals of a chart, a line with ends each: beside the marks of a category, or along its lying bar. */
export function addWhiskers(canvas: Canvas, plan: ChartPlan): void {
  const { kind, categories, axis, whiskers = [] } = plan;
  const plot = plots[kind];
  if (!plot || whiskers.length === 0) return;
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
  // What they are stands below the names of lying bars, or at the right of the legend, which is in the middle.
  const note = isLying
    ? { x: body.x, y: top + height + 0.08, w: left - body.x - 0.4, h: 0.25 }
    : { x: left + width - 3.2, y: body.y, w: 3.2, h: 0.42 };
  const look = { size: 11, colour: colours.quiet, align: isLying ? 'left' : 'right' } as const;
  addText(canvas, plan.whiskersAre ?? '', note, look);
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
