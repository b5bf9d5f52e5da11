import type { Scale } from '../../core/instrument/scale.ts';
import type { Language } from '../../core/instrument/text.ts';
import type { Figures } from '../../core/report/figures.ts';
import type { Drawing } from '../../page/svg.ts';
import { type Say, speak } from '../../words/catalogue.ts';
import { formatCount, formatDifference } from '../../words/numbers.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawMark } from './marks.ts';
import { drawRowChart } from './rowChart.ts';
import { drawGapLine, drawIntervalAt, shiftInterval } from './rowMarks.ts';

/** A row of figures by its name. */
export interface NamedFigures {
  readonly name: string;
  readonly figures: Pick<Figures, 'n' | 'expectation' | 'perception' | 'gap' | 'ci' | 'verdict'>;
}

/** Those that have a gap, the widest shortfall first. */
export function sortByGap<Row extends NamedFigures>(rows: readonly Row[]): readonly Row[] {
  return rows
    .filter(({ figures }) => figures.gap !== null && figures.expectation !== null && figures.perception !== null)
    .sort((a, b) => (a.figures.gap ?? 0) - (b.figures.gap ?? 0));
}

/**
 * From expectation to perception on the instrument's whole scale, the widest shortfall first: between the two circles the gap,
 * and as a thin line where perception would stand at either end of the gap's 95 % interval.
 */
export function drawDumbbells(
  rows: readonly NamedFigures[],
  scale: Scale,
  words: { readonly title: string; readonly sentence: string },
  language: Language,
  shape: Shape,
): Drawing {
  const say = speak(language);
  return drawRowChart(
    {
      name: 'dumbbells',
      title: words.title,
      description: words.sentence,
      axis: scale,
      axisName: say('pictures.onScale', { min: scale.min, max: scale.max }),
      ...(rows.some(({ figures }) => figures.ci !== null) && { intervals: say('pictures.intervals.gap') }),
      reference: null,
      rows: sortByGap(rows).map(({ name, figures }) => describeRow(name, figures, say)),
    },
    language,
    shape,
  );
}

function describeRow(
  name: string,
  { n, expectation, perception, gap, ci, verdict }: NamedFigures['figures'],
  say: Say,
) {
  return {
    name,
    detail: say('picture.n', { n: formatCount(n) }),
    shown: formatDifference(gap),
    verdict,
    draw: (y: number, place: (value: number) => number, size: number): readonly Drawing[] => {
      const [from, to] = [place(expectation ?? 0), place(perception ?? 0)];
      const interval = shiftInterval(ci, expectation);
      const isProven = verdict === 'shortfall' || verdict === 'surplus';
      return [
        drawGapLine(y, from, to, isProven),
        ...(interval ? [drawIntervalAt(y, [place(interval[0]), place(interval[1])], size * 0.65)] : []),
        drawMark('perception', to, y, size * 0.42),
        drawMark('expectation', from, y, size * 0.42),
      ];
    },
  };
}
