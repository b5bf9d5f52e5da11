import type { Scale } from '../../core/instrument/scale.ts';
import type { Verdict } from '../../core/report/figures.ts';
import { type Drawing, draw, drawPath, drawSheet, type Sheet } from '../../page/svg.ts';
import { drawScaleBelow, placeAlong } from './axis.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawSign } from './marks.ts';
import { cutLines, drawText, measureText } from './text.ts';

/** A line of a chart: its name, its figure, and what is drawn of it on the axis. */
export interface ChartRow {
  readonly name: string;
  /** How many people stand behind it, say; beside the name. */
  readonly detail: string;
  readonly shown: string;
  readonly verdict: Verdict | null;
  readonly draw: (y: number, place: (value: number) => number, size: number) => readonly Drawing[];
}

export interface RowChart extends Pick<Sheet, 'name' | 'title' | 'description'> {
  readonly axis: Scale;
  /** What the axis measures, or which part of a scale it is; below it. */
  readonly axisName: string;
  readonly rows: readonly ChartRow[];
  /** A line from top to bottom at a value that all rows are compared with. */
  readonly reference: number | null;
  /** Drawn over all rows, from the height of each. */
  readonly across?: (heights: readonly number[], place: (value: number) => number) => readonly Drawing[];
}

/** Beside the axis there is room for the names; on a phone they stand above their line. */
const layouts = {
  wide: { width: 960, size: 15, left: 4, room: 296, from: 0, to: 830, right: 956, isBeside: true },
  tall: { width: 340, size: 12, left: 4, room: 236, from: 16, to: 324, right: 336, isBeside: false },
} as const;

/** A chart of rows under each other on one axis, as long as it must be. */
export function drawRowChart(chart: RowChart, shape: Shape): Drawing {
  const { width, size, left, to, isBeside } = layouts[shape];
  let top = 0;
  const rows = chart.rows.map((row) => {
    const lines = cutLines(row.name, layouts[shape].room / size, 3);
    const placed = { row, lines, ...placeRow(lines.length, top, shape) };
    top += placed.height;
    return placed;
  });
  // Short names leave the room to the chart.
  const words = rows.flatMap(({ row, lines }) => [...lines, row.detail]).map((line) => measureText(line) * size);
  const from = isBeside ? left + Math.max(120, ...words) + size * 2 : layouts[shape].from;
  const place = placeAlong(chart.axis, from, to);
  const bottom = top + size * 0.4;
  const small = size * 0.9;
  return drawSheet({ ...chart, name: `${chart.name} ${shape}`, width, height: bottom + size * 3.4 }, [
    drawScaleBelow(chart.axis, { from, to, top: 0, y: bottom, size: small }),
    ...(chart.reference === null
      ? []
      : [drawPath('cross', ['M', place(chart.reference), 0, 'V', bottom], { 'stroke-width': 1.5 })]),
    drawText('faint', chart.axisName, { x: to, y: bottom + size * 2.7, size: small, anchor: 'end' }),
    ...rows.map(({ row, lines, y, baseline }) =>
      draw('g', { class: `row ${row.verdict ?? ''}`.trim() }, [
        ...drawWords(row, lines, baseline, shape),
        ...row.draw(y, place, size),
      ]),
    ),
    ...(chart.across?.(
      rows.map(({ y }) => y),
      place,
    ) ?? []),
  ]);
}

/** How high a row is, at which height its marks stand, and the baseline of its first line of words. */
function placeRow(lines: number, top: number, shape: Shape) {
  const { size, isBeside } = layouts[shape];
  // The last line says how many people.
  const words = (lines + 1) * size * 1.2;
  if (!isBeside) return { height: words + size * 2.4, y: top + words + size * 1.1, baseline: top + size * 1.1 };
  const height = words + size * 0.9;
  return { height, y: top + height / 2, baseline: top + size * 1.55 };
}

function drawWords(row: ChartRow, lines: readonly string[], baseline: number, shape: Shape): readonly Drawing[] {
  const { size, left, right, isBeside } = layouts[shape];
  const step = size * 1.2;
  const last = baseline + lines.length * step;
  // Beside the axis, the figure stands at the height of the marks.
  const shownAt = isBeside ? (baseline + last) / 2 : baseline;
  const shownSize = isBeside ? size * 1.1 : size;
  const signAt = right - measureText(row.shown) * shownSize - size;
  return [
    ...lines.map((line, index) => drawText('name', line, { x: left, y: baseline + index * step, size })),
    drawText('faint', row.detail, { x: left, y: last, size: size * 0.85 }),
    drawText('value', row.shown, { x: right, y: shownAt, size: shownSize, anchor: 'end', weight: 700 }),
    ...(row.verdict === null ? [] : [drawSign(row.verdict, signAt, shownAt - size * 0.36, size * 0.34)]),
  ];
}
