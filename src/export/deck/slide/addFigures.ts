import { placeAlong } from '../../picture/axis.ts';
import type { ChartPlan } from '../chart/chartPlan.ts';
import { body, colours } from '../deckStyle.ts';
import { addPath, addText, type Canvas } from './canvas.ts';
import { type Plot, plots } from './plot.ts';

/** What stands beside the marks of a chart where its own labels would stand in the way: numbers of bars, names of points. */
export function addFigures(canvas: Canvas, plan: ChartPlan, size: number): void {
  if (plan.kind === 'bars' || plan.kind === 'steps') addNumbers(canvas, plan, plots[plan.kind], size);
  if (plan.kind === 'points') addPointNames(canvas, plan);
}

/** The number of each lying bar at the right edge, where no interval runs through it. */
function addNumbers(canvas: Canvas, { shown = [] }: ChartPlan, plot: Plot, size: number): void {
  const h = (plot.h * body.h) / Math.max(1, shown.length);
  const x = body.x + (plot.x + plot.w) * body.w + 0.1;
  const look = { size: Math.min(13, size + 1), colour: colours.ink, align: 'right', valign: 'middle' } as const;
  shown.forEach((text, row) => {
    const y = body.y + plot.y * body.h + row * h;
    addText(canvas, text, { x, y, w: body.x + body.w - x, h }, look);
  });
}

/** The number of each item beside its point. */
function addPointNames(
  canvas: Canvas,
  { categories, series: [along, up], axis, across = axis, cross }: ChartPlan,
): void {
  const plot = plots.points;
  const [left, top] = [body.x + plot.x * body.w, body.y + plot.y * body.h];
  const placeX = placeAlong(across, left, left + plot.w * body.w);
  const placeY = placeAlong(axis, top + plot.h * body.h, top);
  if (cross) {
    const [x, y] = [placeX(cross[0]), placeY(cross[1])];
    const line = { color: colours.quiet, width: 1, dashType: 'dash' } as const;
    for (const end of [[x, top, x, top + plot.h * body.h] as const, [left, y, left + plot.w * body.w, y] as const])
      addPath(
        canvas,
        [
          [end[0], end[1]],
          [end[2], end[3]],
        ],
        line,
      );
  }
  categories.forEach((name, index) => {
    const [x, y] = [placeX(along?.values[index] ?? 0), placeY(up?.values[index] ?? 0)];
    addText(canvas, name, { x: x + 0.08, y: y - 0.22, w: 0.4, h: 0.21 }, { size: 11, colour: colours.ink });
  });
}
