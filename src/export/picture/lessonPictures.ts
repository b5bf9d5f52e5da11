import { type Gap, type GapNumber, gaps } from '../../core/gaps/gap.ts';
import type { Language } from '../../core/instrument/text.ts';
import { type Drawing, draw, drawSheet } from '../../page/svg.ts';
import { type Say, speak } from '../../words/catalogue.ts';
import { nameGap } from '../../words/nameGap.ts';
import { formatDifference } from '../../words/numbers.ts';
import { drawArrow } from './arrow.ts';
import { drawModelFrame } from './gapModelFrame.ts';
import { gapModelLayouts, type Shape } from './gapModelLayout.ts';
import type { GapModelLayout } from './gapModelPlaces.ts';
import { drawMark } from './marks.ts';
import { drawRowChart } from './rowChart.ts';
import { drawGapLine } from './rowMarks.ts';
import { drawText } from './text.ts';

/** The gap model with one gap told: its arrow is thick and its name large; the other four stand back. */
export function drawToldGap(told: GapNumber, language: Language, shape: Shape): Drawing {
  const say = speak(language);
  const layout = gapModelLayouts[shape];
  return drawSheet(
    {
      name: `gap-model ${shape}`,
      width: layout.width,
      height: layout.height,
      title: nameGap(told, say),
      description: say(`report.aboutGap.${told}`),
    },
    [...drawModelFrame(layout, say), ...gaps.map((gap) => drawNamedGap(gap, gap.number === told, layout, say))],
  );
}

function drawNamedGap({ number, first, second }: Gap, isTold: boolean, layout: GapModelLayout, say: Say): Drawing {
  const { size } = layout;
  const { way, words } = layout.gaps[number];
  const [x, top] = words;
  const title = say('picture.gap.number', { number });
  if (!isTold)
    return draw('g', { class: 'gap missing' }, [
      drawArrow('way', way, size * 0.6, 'both', { 'stroke-width': 1.5 }),
      drawText('number', title, { x, y: top + size * 1.3, size }),
    ]);
  const big = size * 1.45;
  return draw('g', { class: 'gap told' }, [
    drawArrow('way', way, size, 'both', { 'stroke-width': 7 }),
    drawText('number', title, { x, y: top + big * 1.1, size: big, weight: 700 }),
    drawText('name', say(`picture.gap.name.${number}`), { x, y: top + big * 1.1 + size * 1.4, size }),
    drawText('detail', `${letters[second]} − ${letters[first]}`, { x, y: top + big * 1.1 + size * 2.7, size }),
  ]);
}

/** By which formulas name the sides. */
const letters = { expectation: 'E', belief: 'M', standard: 'S', delivery: 'D', promise: 'A', perception: 'P' } as const;

/** A made-up pair of answers, or of means. */
export interface ToldPair {
  readonly name: string;
  readonly expectation: number;
  readonly perception: number;
}

/** Pairs of expectation and perception on a scale of 1 to 7, the gap between their two circles. */
export function drawToldPairs(pairs: readonly ToldPair[], language: Language, shape: Shape): Drawing {
  const say = speak(language);
  const tell = ({ expectation, perception }: ToldPair) => say('lesson.pair', { expectation, perception });
  return drawRowChart(
    {
      name: 'told-pairs',
      title: say('lesson.pairs'),
      description: pairs.map((pair) => `${pair.name}: ${tell(pair)}`).join('; '),
      axis: { min: 1, max: 7 },
      axisName: say('pictures.onScale', { min: 1, max: 7 }),
      reference: null,
      rows: pairs.map((pair) => ({
        name: pair.name,
        detail: tell(pair),
        shown: formatDifference(pair.perception - pair.expectation),
        verdict: null,
        draw: (y, place, size) => [
          draw('g', { class: judge(pair) }, [drawGapLine(y, place(pair.expectation), place(pair.perception), true)]),
          ...drawMarks(place(pair.expectation), place(pair.perception), y, size * 0.42),
        ],
      })),
    },
    language,
    shape,
  );
}

/** Where both stand at one place, the hollow circle lies around the filled one, so that both are seen. */
function drawMarks(expectation: number, perception: number, y: number, r: number): readonly Drawing[] {
  if (expectation === perception)
    return [drawMark('expectation', expectation, y, r * 1.7), drawMark('perception', perception, y, r)];
  return [drawMark('perception', perception, y, r), drawMark('expectation', expectation, y, r)];
}

function judge({ expectation, perception }: ToldPair): string {
  if (perception === expectation) return 'uniform';
  return perception < expectation ? 'shortfall' : 'surplus';
}
