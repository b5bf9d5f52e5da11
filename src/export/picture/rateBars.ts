import type { Language } from '../../core/instrument/text.ts';
import type { Interval } from '../../core/report/interval.ts';
import { type Drawing, draw } from '../../page/svg.ts';
import { speak } from '../../words/catalogue.ts';
import type { Shape } from './gapModelLayout.ts';
import { type ChartRow, drawRowChart } from './rowChart.ts';
import { drawIntervalAt } from './rowMarks.ts';

/** A share of people with its interval; null where nobody was asked, or where it may not be shown. */
interface Rate extends Pick<ChartRow, 'name' | 'detail' | 'shown'> {
  readonly value: number | null;
  readonly ci: Interval | null;
}

/** Shares of people as bars from zero, pale, so that the interval is seen on them. What has no share has no bar. */
export function drawRates(
  rates: readonly Rate[],
  words: { readonly title: string; readonly sentence: string },
  language: Language,
  shape: Shape,
): Drawing {
  return drawRowChart(
    {
      name: 'rates',
      title: words.title,
      description: words.sentence,
      axis: { min: 0, max: 100 },
      axisName: speak(language)('pictures.ofPeople'),
      reference: null,
      ...(rates.some(({ ci }) => ci !== null) && { intervals: speak(language)('pictures.intervals.share') }),
      rows: rates.map(({ value, ci, ...row }) => ({
        ...row,
        verdict: null,
        draw: (y: number, place: (percent: number) => number, size: number) => {
          if (value === null) return [];
          const [from, to] = [place(0), place(100 * value)];
          const bar = { x: from, y: y - size * 0.9, width: to - from, height: size * 1.8 };
          return [
            draw('rect', { class: 'rate', ...bar, fill: 'currentColor', 'fill-opacity': 0.25, stroke: 'currentColor' }),
            ...(ci ? [drawIntervalAt(y, [place(100 * ci[0]), place(100 * ci[1])], size * 0.5)] : []),
          ];
        },
      })),
    },
    language,
    shape,
  );
}
