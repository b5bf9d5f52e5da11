import type { Scale } from '../../core/instrument/scale.ts';
import type { Language } from '../../core/instrument/text.ts';
import type { Verdict } from '../../core/report/figures.ts';
import { type Drawing, draw, drawPath, drawSheet, type Sheet } from '../../page/svg.ts';
import { speak } from '../../words/catalogue.ts';
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
  /** What the lines with ends are, in a few words: on a slide no key stands beside the picture. */
  readonly intervals?: string;
  readonly rows: readonly ChartRow[];
  /** A slide has room for few rows: the first ones, or some of each end. */
  readonly keepsBothEnds?: true;
  /** A line from top to bottom at a value that all rows are compared with. */
  readonly reference: number | null;
  /** Drawn over all rows, from the height of each. */
  readonly across?: (heights: readonly number[], place: (value: number) => number) => readonly Drawing[];
}

/** Beside the axis there is room for the names; on a phone they stand above their line. Few rows of a slide have larger letters. */
const layouts = {
  wide: { width: 960, size: 15, left: 4, room: 296, from: 0, to: 830, right: 956, isBeside: true, isOnSlide: false },
  tall: { width: 340, size: 12, left: 4, room: 236, from: 16, to: 324, right: 336, isBeside: false, isOnSlide: false },
  slide: { width: 1200, size: 23, left: 4, room: 420, from: 0, to: 1050, right: 1196, isBeside: true, isOnSlide: true },
  few: { width: 1200, size: 28, left: 4, room: 480, from: 0, to: 1020, right: 1196, isBeside: true, isOnSlide: true },
} as const;
type Layout = (typeof layouts)[keyof typeof layouts];
const mostFew = 4;

/** Higher than this the rows of a slide would be smaller than a room can read. */
const highestOnSlide = 440;
const mostStretch = 1.7;

/** A chart of rows under each other on one axis, as long as it must be. It says how many rows are left out. */
export function drawRowChart(chart: RowChart, language: Language, shape: Shape): Drawing {
  const say = speak(language);
  const layout = layouts[shape === 'slide' && chart.rows.length <= mostFew ? 'few' : shape];
  const { width, size, left, to, isBeside, isOnSlide } = layout;
  const all = chart.rows.map((row) => measureRow(row, layout));
  const kept = isOnSlide ? keepRows(all, chart.keepsBothEnds ?? false) : all;
  // Few rows take the room of many, so that the whole slide is used.
  const needed = kept.reduce((sum, { height }) => sum + height, 0);
  const stretch = isOnSlide ? Math.min(mostStretch, highestOnSlide / needed) : 1;
  let top = 0;
  const rows = kept.map((row) => {
    const height = row.height * stretch;
    const placed = { ...row, ...placeRow(row, top, height, layout) };
    top += height;
    return placed;
  });
  // Short names leave the room to the chart.
  const words = rows.flatMap((each) => listWords(each)).map((line) => measureText(line) * size);
  const from = isBeside ? left + Math.max(120, ...words) + size * 2 : layout.from;
  const place = placeAlong(chart.axis, from, to);
  const bottom = top + size * 0.4;
  const small = size * 0.9;
  const heights = rows.map(({ y }) => y);
  const across = chart.across?.(heights, place) ?? [];
  const below = shape === 'slide' && chart.intervals ? `${chart.intervals} · ${chart.axisName}` : chart.axisName;
  return drawSheet({ ...chart, name: `${chart.name} ${shape}`, width, height: bottom + size * 3.4 }, [
    drawScaleBelow(chart.axis, { from, to, top: 0, y: bottom, size: small }),
    ...(chart.reference === null
      ? []
      : [drawPath('cross', ['M', place(chart.reference), 0, 'V', bottom], { 'stroke-width': 1.5 })]),
    drawText('faint', below, { x: to, y: bottom + size * 2.7, size: small, anchor: 'end' }),
    ...(all.length > rows.length
      ? [
          drawText('faint', say('pictures.rest', { count: all.length - rows.length }), {
            x: left,
            y: bottom + size * 2.7,
            size: small,
          }),
        ]
      : []),
    // Where names stand above their line, what runs across all rows runs behind them.
    ...(isBeside ? [] : across),
    ...rows.map((placed) =>
      draw('g', { class: `row ${placed.row.verdict ?? ''}`.trim() }, [
        ...drawWords(placed, placed.baseline, layout),
        ...placed.row.draw(placed.y, place, size),
      ]),
    ),
    ...(isBeside ? across : []),
  ]);
}

/** A row with the lines of its name, and how high it is. */
interface Measured {
  readonly row: ChartRow;
  readonly lines: readonly string[];
  /** Whether the detail stands behind the name, which saves a slide the line below. */
  readonly isInline: boolean;
  readonly height: number;
}

function measureRow(row: ChartRow, { size, room, isBeside, isOnSlide }: Layout): Measured {
  const lines = cutLines(row.name, room / size, isOnSlide ? 2 : 4);
  const isInline = isOnSlide && measureText(`${lines.at(-1)}   ${row.detail}`) * size <= room;
  const words = (lines.length + (isInline ? 0 : 1)) * size * 1.2;
  return { row, lines, isInline, height: words + size * (isBeside ? 0.9 : 2.4) };
}

/** As many rows as a slide has room for. */
function keepRows(all: readonly Measured[], keepsBothEnds: boolean): readonly Measured[] {
  const byRank = keepsBothEnds ? all.toSorted((a, b) => rankFromEnd(all, a) - rankFromEnd(all, b)) : all;
  let height = 0;
  const kept = byRank.filter((row) => {
    height += row.height;
    return height <= highestOnSlide;
  });
  return all.filter((row) => kept.includes(row));
}

function rankFromEnd(all: readonly Measured[], row: Measured): number {
  const place = all.indexOf(row);
  return Math.min(place, all.length - 1 - place);
}

function listWords({ row, lines, isInline }: Measured): readonly string[] {
  return isInline ? [...lines.slice(0, -1), `${lines.at(-1)}   ${row.detail}`] : [...lines, row.detail];
}

/** At which height the marks of a row stand, and the baseline of its first line of words. */
function placeRow({ height: least }: Measured, top: number, height: number, { size, isBeside }: Layout) {
  if (!isBeside) return { y: top + height - size * 1.3, baseline: top + size * 1.1 };
  return { y: top + height / 2, baseline: top + (height - least) / 2 + size * 1.55 };
}

function drawWords({ row, lines, isInline }: Measured, baseline: number, layout: Layout): readonly Drawing[] {
  const { size, left, right, isBeside } = layout;
  const step = size * 1.2;
  const last = baseline + (lines.length - (isInline ? 1 : 0)) * step;
  // Beside the axis, the figure stands at the height of the marks.
  const shownAt = isBeside ? (baseline + last) / 2 : baseline;
  const shownSize = isBeside ? size * 1.1 : size;
  const signAt = right - measureText(row.shown) * shownSize - size;
  const detailAt = isInline ? left + measureText(`${lines.at(-1)}  `) * size : left;
  return [
    ...lines.map((line, index) => drawText('name', line, { x: left, y: baseline + index * step, size })),
    drawText('faint', row.detail, { x: detailAt, y: last, size: size * 0.85 }),
    drawText('value', row.shown, { x: right, y: shownAt, size: shownSize, anchor: 'end', weight: 700 }),
    ...(row.verdict === null ? [] : [drawSign(row.verdict, signAt, shownAt - size * 0.36, size * 0.34)]),
  ];
}
