import type { BoardGap, BoardRow } from '../../core/classroom/buildBoard.ts';
import { type Stage, shows } from '../../core/classroom/stages.ts';
import type { Scale } from '../../core/instrument/scale.ts';
import type { Interval, TestedMean } from '../../core/report/interval.ts';
import { type Drawing, draw, drawPath } from '../../page/svg.ts';
import { judgeTested } from '../table/judgeTested.ts';
import { listTicks, placeAlong } from './axis.ts';
import { drawMark } from './marks.ts';

const width = 560;
const margin = 12;
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
          ...(isBare ? [] : drawInterval(mean.ci, lane[wanted], place)),
          drawMark(wanted, place(mean.value), lane[wanted], height * 0.125),
        ];
  const gaps = [
    ...drawGap(gap1, base, [lane.expectation, lane.belief], place),
    ...drawGap(gap5, base, [lane.expectation, lane.perception], place),
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
): readonly Drawing[] {
  if (gap === null || gap.value === null || base === null) return [];
  const ci: Interval | null = gap.ci && [base + gap.ci[0], base + gap.ci[1]];
  return [
    draw('g', { class: judgeTested(gap) }, [
      drawPath('join', ['M', place(base), from, 'V', to], { 'stroke-width': 1.5 }),
      drawPath('bar', ['M', place(base), to, 'H', place(base + gap.value)], { 'stroke-width': 7 }),
      ...drawInterval(ci, to, place),
    ]),
  ];
}

function drawInterval(ci: Interval | null, y: number, place: Place): readonly Drawing[] {
  if (ci === null) return [];
  const [low, high] = [place(ci[0]), place(ci[1])];
  const ends = ['M', low, y - 6, 'v', 12, 'M', high, y - 6, 'v', 12, 'M', low, y, 'H', high];
  return [drawPath('interval', ends, { 'stroke-width': 2 })];
}
