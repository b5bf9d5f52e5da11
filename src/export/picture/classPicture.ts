import type { BoardGap, BoardRow } from '../../core/classroom/buildBoard.ts';
import { type Stage, shows } from '../../core/classroom/stages.ts';
import type { Scale } from '../../core/instrument/scale.ts';
import type { Interval, TestedMean } from '../../core/report/interval.ts';
import { type Drawing, draw, drawPath } from '../../page/svg.ts';
import { judgeTested } from '../table/judgeTested.ts';
import { listTicks, placeAlong } from './axis.ts';
import { drawMark } from './marks.ts';

const width = 560;
/** Half of a mark that stands at the end of the scale. */
const margin = 16;
/** All rows together fit a projector; few rows are no higher than they need. */
const heightOfAll = 480;
const highest = 80;

type Place = (value: number) => number;

/**
 * What a class has revealed of one row, on the instrument's scale: what managers believe, what customers expect and what they
 * perceive, each mean with its interval; at the end the gaps as bars from the expectation, with the intervals of the gaps.
 * The guess stands above the expectation and the perception below, so that none covers another, and no mark moves from stage to
 * stage, so that the eye sees the gap open.
 *
 * @param rows how many rows there are
 */
export function drawClassRow(
  { belief, expectation, perception, gap1, gap5 }: BoardRow,
  scale: Scale,
  stage: Stage,
  { rows, label }: { readonly rows: number; readonly label: string },
): Drawing {
  const height = Math.min(highest, heightOfAll / rows);
  const place = placeAlong(scale, margin, width - margin);
  const lane = { belief: height * 0.22, expectation: height / 2, perception: height * 0.78 };
  const isEnd = shows(stage, 'gaps');
  const base = expectation?.value ?? null;
  const side = (mean: TestedMean | null, wanted: keyof typeof lane, isBare: boolean) =>
    mean === null || mean.value === null || !shows(stage, wanted)
      ? []
      : [
          ...(isBare ? [] : drawInterval(mean.ci, lane[wanted], place, scale)),
          drawMark(wanted, place(mean.value), lane[wanted], height * 0.125),
        ];
  const gaps = [
    ...drawGap(gap1, base, [lane.expectation, lane.belief], place, scale),
    ...drawGap(gap5, base, [lane.expectation, lane.perception], place, scale),
  ];
  const ticks = listTicks(scale, 10).flatMap((tick) => ['M', place(tick), 0, 'V', height]);
  const box = { class: 'row-picture class-row', viewBox: `0 0 ${width} ${Math.round(height)}` };
  return draw('svg', { xmlns: 'http://www.w3.org/2000/svg', ...box, role: 'img', 'aria-label': label }, [
    drawPath('axis', ticks),
    ...(isEnd ? gaps : []),
    ...side(belief, 'belief', isEnd && gap1 !== null),
    ...side(perception, 'perception', isEnd),
    ...side(expectation, 'expectation', isEnd),
  ]);
}

/** A gap as a bar between what customers expect and the other side, joined to the expectation by a thin line. */
function drawGap(
  gap: BoardGap | null,
  base: number | null,
  [from, to]: readonly [number, number],
  place: Place,
  scale: Scale,
): readonly Drawing[] {
  if (gap === null || gap.value === null || base === null) return [];
  const ci: Interval | null = gap.ci && [base + gap.ci[0], base + gap.ci[1]];
  return [
    draw('g', { class: judgeTested(gap) }, [
      drawPath('join', ['M', place(base), from, 'V', to], { 'stroke-width': 1.5 }),
      drawPath('bar', ['M', place(base), to, 'H', place(base + gap.value)], { 'stroke-width': 7 }),
      ...drawInterval(ci, to, place, scale),
    ]),
  ];
}

/** An interval with a bar at each end; where it goes on beyond the scale it has none. */
function drawInterval(ci: Interval | null, y: number, place: Place, { min, max }: Scale): readonly Drawing[] {
  if (ci === null) return [];
  const ends = ci.filter((end) => end >= min && end <= max).flatMap((end) => ['M', place(end), y - 6, 'v', 12]);
  return [drawPath('interval', [...ends, 'M', place(ci[0]), y, 'H', place(ci[1])], { 'stroke-width': 2 })];
}
