import { placeAlong } from '../../picture/axis.ts';
import { spreadApart } from '../../picture/spreadApart.ts';
import type { ChartPlan } from '../chart/chartPlan.ts';
import { body, colours } from '../deckStyle.ts';
import { addText, type Canvas } from './canvas.ts';
import { plots } from './plot.ts';

/** How much room a number has, in inches. */
const [w, h] = [0.8, 0.25];
/** Between the end of a line and its number. */
const apart = 0.12;

/**
 * The numbers at both ends of each line of two categories, in its colour, and as near to its end as the others leave room: a chart's
 * own labels would cover each other.
 */
export function addEnds(canvas: Canvas, { series, axis, ends = [] }: ChartPlan): void {
  const plot = plots.lines;
  const [left, top] = [body.x + plot.x * body.w, body.y + plot.y * body.h];
  const [width, bottom] = [plot.w * body.w, top + plot.h * body.h];
  const place = placeAlong(axis, bottom, top);
  // A category has its mark in the middle of its half of the axis.
  const sides = [
    { x: left + width / 4 - apart - w, align: 'right' },
    { x: left + (width * 3) / 4 + apart, align: 'left' },
  ] as const;
  for (const [end, { x, align }] of sides.entries()) {
    const heights = series.map(({ values }) => place(values[end] ?? 0));
    for (const [index, y] of spreadApart(heights, h, top, bottom - h / 2).entries())
      addText(
        canvas,
        ends[index]?.[end] ?? '',
        { x, y: y - h / 2, w, h },
        { size: 13, colour: series[index]?.colour ?? colours.ink, align, valign: 'middle' },
      );
  }
}
