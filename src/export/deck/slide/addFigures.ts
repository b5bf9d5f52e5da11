import { placeAlong } from '../../picture/axis.ts';
import { placeLabels } from '../../picture/placeLabels.ts';
import { measureText } from '../../picture/text.ts';
import type { ChartPlan } from '../chart/chartPlan.ts';
import { body, colours } from '../deckStyle.ts';
import { addEnds } from './addEnds.ts';
import { addPath, addText, type Canvas } from './canvas.ts';
import { type Plot, plots } from './plot.ts';

/** Of an inch, in which labels are placed beside each other. */
const pixels = 96;
/** Of the names of points, in points, and the height of one in pixels. */
const nameSize = 12;
const nameHeight = 22;

/** What stands beside the marks of a chart where its own labels would stand in the way: numbers of bars and lines, names of points. */
export function addFigures(canvas: Canvas, plan: ChartPlan, size: number): void {
  if (plan.kind === 'bars' || plan.kind === 'steps') addNumbers(canvas, plan, plots[plan.kind], size);
  if (plan.kind === 'lines') addEnds(canvas, plan);
  if (plan.kind === 'points') addPointNames(canvas, plan);
}

/** The number of each lying bar at the right edge, where no interval runs through it. */
function addNumbers(canvas: Canvas, { shown = [] }: ChartPlan, plot: Plot, size: number): void {
  const h = (plot.h * body.h) / Math.max(1, shown.length);
  const x = body.x + (plot.x + plot.w) * body.w + 0.1;
  const look = {
    size: Math.max(size, Math.min(13, size + 1)),
    colour: colours.ink,
    align: 'right',
    valign: 'middle',
  } as const;
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
  const points = joinPoints(
    categories.map((name, index) => ({
      name,
      x: placeX(along?.values[index] ?? 0) * pixels,
      y: placeY(up?.values[index] ?? 0) * pixels,
    })),
  );
  const widths = points.map(({ name }) => (measureText(name) * nameSize * pixels) / 72 + 4);
  const [right, bottom] = [left + plot.w * body.w, top + plot.h * body.h].map((end) => end * pixels);
  const bounds = { left: left * pixels, top: top * pixels, right: right ?? 0, bottom: bottom ?? 0 };
  const look = { size: nameSize, colour: colours.ink, align: 'center', valign: 'middle' } as const;
  placeLabels(points, widths, nameHeight, bounds).forEach(({ x, y }, index) => {
    const [w, h] = [(widths[index] ?? 0) / pixels, nameHeight / pixels];
    addText(canvas, points[index]?.name ?? '', { x: x / pixels - w / 2, y: y / pixels - h / 2, w, h }, look);
  });
}

interface Point {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Points that cannot be told from one another have one name, that of all. */
function joinPoints(points: readonly Point[]): readonly Point[] {
  const joined = new Map<string, Point>();
  for (const point of points) {
    const key = `${Math.round(point.x)} ${Math.round(point.y)}`;
    const other = joined.get(key);
    joined.set(key, other ? { ...other, name: `${other.name}, ${point.name}` } : point);
  }
  return [...joined.values()];
}
