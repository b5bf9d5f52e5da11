import type { Board, BoardGap, BoardRow } from '../../core/classroom/buildBoard.ts';
import { type Stage, shows } from '../../core/classroom/stages.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Interval, TestedMean } from '../../core/report/interval.ts';
import { type Drawing, draw, drawPath, drawSheet } from '../../page/svg.ts';
import { judgeTested } from '../table/judgeTested.ts';
import { nameDimension, type Speaker } from '../table/table.ts';
import { drawScaleBelow, placeAlong } from './axis.ts';
import { drawMark } from './marks.ts';
import { drawText, wrapText } from './text.ts';

const width = 760;
const [from, to] = [178, 742];
const row = 84;
const size = 21;
const radius = 10;
/** The guess stands above the line of its dimension and the perception below, so that none covers another. */
const offset = 21;

type Place = (value: number) => number;

/**
 * What a class has revealed, on the instrument's scale: for each dimension what managers believe, what customers expect and what
 * they perceive, each mean with its interval; at the end the gaps as bars from the expectation, with the intervals of the gaps.
 * Marks never move from stage to stage, so that the eye sees the gap open.
 */
export function drawClass(board: Board, questionnaire: Questionnaire, stage: Stage, speaker: Speaker): Drawing {
  const { say } = speaker;
  const bottom = board.dimensions.length * row + 8;
  const place = placeAlong(questionnaire.scale, from, to);
  return drawSheet(
    {
      name: 'class-picture',
      width,
      height: bottom + size * 1.7,
      title: say(`class.stage.${stage}.title`),
      description: say('class.picture'),
    },
    [
      drawScaleBelow(questionnaire.scale, { from, to, top: 0, y: bottom, size: size * 0.85 }),
      ...board.dimensions.map((each, index) => {
        const y = index * row + row / 2 + 4;
        const lines = wrapText(nameDimension(questionnaire, each.id, speaker), (from - 26) / size).slice(0, 3);
        const first = y + size * 0.36 - ((lines.length - 1) * size * 1.15) / 2;
        return draw('g', {}, [
          ...lines.map((line, at) => drawText('', line, { x: 0, y: first + at * size * 1.15, size, weight: 600 })),
          ...drawRow(each, stage, y, place),
        ]);
      }),
    ],
  );
}

function drawRow({ belief, expectation, perception, gap1, gap5 }: BoardRow, stage: Stage, y: number, place: Place) {
  const isEnd = stage === 'gaps';
  const base = expectation?.value ?? null;
  const side = (
    mean: TestedMean | null,
    wanted: 'belief' | 'expectation' | 'perception',
    at: number,
    isBare: boolean,
  ) =>
    mean === null || mean.value === null || !shows(stage, wanted)
      ? []
      : [
          ...(isBare ? [] : drawInterval(mean.ci, at, place)),
          drawMark(wanted, place(mean.value), at, wanted === 'belief' ? radius * 0.9 : radius),
        ];
  return [
    ...(isEnd ? [...drawGap(gap1, base, y - offset, y, place), ...drawGap(gap5, base, y + offset, y, place)] : []),
    ...side(belief, 'belief', y - offset, isEnd && gap1 !== null),
    ...side(perception, 'perception', y + offset, isEnd),
    ...side(expectation, 'expectation', y, isEnd),
  ];
}

/** A gap as a bar between what customers expect and the other side, joined to the expectation by a thin line. */
function drawGap(gap: BoardGap | null, base: number | null, at: number, y: number, place: Place): readonly Drawing[] {
  if (gap === null || gap.value === null || base === null) return [];
  const ci: Interval | null = gap.ci && [base + gap.ci[0], base + gap.ci[1]];
  return [
    draw('g', { class: judgeTested(gap) }, [
      drawPath('join', ['M', place(base), y, 'V', at], { 'stroke-dasharray': '3 3', 'stroke-width': 1.5 }),
      drawPath('bar', ['M', place(base), at, 'H', place(base + gap.value)], { 'stroke-width': 9 }),
      ...drawInterval(ci, at, place),
    ]),
  ];
}

function drawInterval(ci: Interval | null, y: number, place: Place): readonly Drawing[] {
  if (ci === null) return [];
  const [low, high] = [place(ci[0]), place(ci[1])];
  const ends = ['M', low, y - 7, 'v', 14, 'M', high, y - 7, 'v', 14, 'M', low, y, 'H', high];
  return [drawPath('interval', ends, { 'stroke-width': 2.5 })];
}
