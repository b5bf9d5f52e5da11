import type { Scale } from '../../core/instrument/scale.ts';
import type { Zone } from '../../core/report/buildZones.ts';
import type { Figures, Shares, Verdict } from '../../core/report/figures.ts';
import type { Interval } from '../../core/report/interval.ts';
import type { Level } from '../../core/report/waveLevels.ts';
import { type Drawing, draw, drawPath } from '../../page/svg.ts';
import { listTicks, placeAlong } from './axis.ts';
import { drawMark } from './marks.ts';

const width = 260;
const height = 28;
const margin = 9;
const middle = height / 2;
/** A scale of more points than this has no stroke for each. */
const mostStrokes = 12;

/**
 * The dumbbell of one row: expectation and perception on the instrument's scale, the gap between them, and around it its
 * interval as two short strokes.
 */
export function drawDumbbell(
  { expectation, perception, ci, verdict }: Pick<Figures, 'expectation' | 'perception' | 'ci' | 'verdict'>,
  scale: Scale,
  label: string,
): Drawing {
  const place = placeAlong(scale, margin, width - margin);
  const hasGap = expectation !== null && perception !== null;
  return drawRow('dumbbell', verdict, scale, label, [
    ...(hasGap ? [drawLine('gap', place(expectation), place(perception))] : []),
    ...(ci && expectation !== null ? [drawInterval(place(expectation + ci[0]), place(expectation + ci[1]))] : []),
    ...(perception === null ? [] : [drawMark('perception', place(perception), middle, 5.5)]),
    ...(expectation === null ? [] : [drawMark('expectation', place(expectation), middle, 5.5)]),
  ]);
}

/** One figure with its interval on a scale; where the scale passes zero, from zero. */
export function drawFigure(
  {
    value,
    ci,
    verdict,
  }: { readonly value: number | null; readonly ci: Interval | null; readonly verdict: Verdict | null },
  scale: Scale,
  label: string,
): Drawing {
  const place = placeAlong(scale, margin, width - margin);
  const hasZero = scale.min < 0 && scale.max > 0;
  return drawRow('figure', verdict, scale, label, [
    ...(hasZero ? [drawPath('zero', ['M', place(0), 2, 'V', height - 2])] : []),
    ...(hasZero && value !== null ? [drawLine('gap', place(0), place(value))] : []),
    ...(ci ? [drawInterval(place(ci[0]), place(ci[1]))] : []),
    ...(value === null
      ? []
      : [draw('circle', { class: 'value', cx: place(value), cy: middle, r: 4, fill: 'currentColor' })]),
  ]);
}

/**
 * How a gap has moved: a thick line from where it stood to the dot where it stands now, with the interval of that; dashes show
 * where it was wanted.
 */
export function drawMove(
  { from, to, target, verdict }: Readonly<{ from: number; to: Level; target: number; verdict: Verdict }>,
  scale: Scale,
  label: string,
): Drawing {
  const place = placeAlong(scale, margin, width - margin);
  return drawRow('move', verdict, scale, label, [
    drawPath('target', ['M', place(target), 1, 'V', height - 1], { 'stroke-width': 2, 'stroke-dasharray': '4 3' }),
    drawLine('gap', place(from), place(to.value)),
    ...(to.ci ? [drawInterval(place(to.ci[0]), place(to.ci[1]))] : []),
    draw('circle', { class: 'value', cx: place(to.value), cy: middle, r: 5, fill: 'currentColor' }),
  ]);
}

/** What single managers believe as diamonds, those of one belief above each other, and what customers expect as a hollow circle. */
export function drawDots(
  { expectation, beliefs }: { readonly expectation: number | null; readonly beliefs: readonly number[] },
  scale: Scale,
  label: string,
): Drawing {
  const place = placeAlong(scale, margin, width - margin);
  const isAgain = (index: number) => beliefs.indexOf(beliefs[index] ?? 0) < index;
  return drawRow('dots', null, scale, label, [
    ...beliefs.map((belief, index) => drawMark('belief', place(belief), middle - (isAgain(index) ? 7 : 0), 4)),
    ...(expectation === null ? [] : [drawMark('expectation', place(expectation), middle, 5.5)]),
  ]);
}

function drawRow(
  name: string,
  verdict: Verdict | null,
  scale: Scale,
  label: string,
  children: readonly Drawing[],
): Drawing {
  const place = placeAlong(scale, margin, width - margin);
  const isWhole = Number.isInteger(scale.min) && Number.isInteger(scale.max);
  const points = Array.from({ length: Math.floor(scale.max - scale.min) + 1 }, (_, index) => scale.min + index);
  const strokes = !isWhole ? listTicks(scale, 6) : points.length > mostStrokes ? [scale.min, scale.max] : points;
  return drawFrame(name, verdict, label, [
    drawPath('axis', ['M', margin, middle, 'H', width - margin]),
    drawPath(
      'axis',
      strokes.flatMap((point) => ['M', place(point), middle - 3, 'v', 6]),
    ),
    ...children,
  ]);
}

function drawFrame(name: string, verdict: Verdict | null, label: string, children: readonly Drawing[]): Drawing {
  const box = { class: `row-picture ${name} ${verdict ?? ''}`.trim(), viewBox: `0 0 ${width} ${height}` };
  const svg = { xmlns: 'http://www.w3.org/2000/svg', ...box, role: 'img', 'aria-label': label };
  return draw('svg', svg, children);
}

function drawLine(name: string, from: number, to: number): Drawing {
  return drawPath(name, ['M', from, middle, 'H', to], { 'stroke-width': 4 });
}

function drawInterval(low: number, high: number): Drawing {
  const ends = ['M', low, middle - 8, 'v', 16, 'M', high, middle - 8, 'v', 16];
  return drawPath('interval', [...ends, 'M', low, middle, 'H', high], { 'stroke-width': 1.5 });
}

/** The shares below, at and above expectation as one bar: dark, hollow, and hatched by a line, so that it needs no colour. */
export function drawShares({ below, meets }: Shares, label: string): Drawing {
  const place = placeAlong({ min: 0, max: 1 }, margin, width - margin);
  const part = (name: string, from: number, to: number, fill: string): Drawing =>
    draw('rect', {
      class: name,
      x: place(from),
      y: middle - 7,
      width: Math.max(0, place(to) - place(from)),
      height: 14,
      fill,
      stroke: 'currentColor',
    });
  return drawFrame('shares', null, label, [
    part('below', 0, below, 'currentColor'),
    part('meets', below, below + meets, 'none'),
    part('exceeds', below + meets, 1, 'none'),
    drawPath('exceeds', ['M', place(below + meets), middle, 'H', place(1)], { 'stroke-width': 4 }),
  ]);
}

/** The zone of tolerance as a band from the minimum to the level desired, with perception as a filled circle. */
export function drawZone(
  { minimum, desired, perception }: Pick<Zone, 'minimum' | 'desired' | 'perception'>,
  scale: Scale,
  label: string,
): Drawing {
  const place = placeAlong(scale, margin, width - margin);
  const [low, high] = [Math.min(minimum ?? 0, desired ?? 0), Math.max(minimum ?? 0, desired ?? 0)];
  const band = { class: 'zone', x: place(low), y: middle - 6, width: place(high) - place(low), height: 12 };
  return drawRow('zones', null, scale, label, [
    ...(minimum === null || desired === null ? [] : [draw('rect', { ...band, fill: 'none', stroke: 'currentColor' })]),
    ...(perception === null ? [] : [drawMark('perception', place(perception), middle, 5.5)]),
  ]);
}
