import type { Language } from '../../core/instrument/text.ts';
import type { Shortfall } from '../../core/report/listShortfalls.ts';
import { type Drawing, draw, drawPath } from '../../page/svg.ts';
import { speak } from '../../words/catalogue.ts';
import { formatCount, formatDifference, formatShare } from '../../words/numbers.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawRowChart } from './rowChart.ts';

/**
 * Shortfalls by size: the bar is the part of each in all that is missing, the line the part of all so far. Both stand on one axis from
 * 0 to 100 %.
 */
export function drawPareto(
  rows: readonly (Shortfall & { readonly name: string })[],
  words: { readonly title: string; readonly sentence: string },
  language: Language,
  shape: Shape,
): Drawing {
  const say = speak(language);
  return drawRowChart(
    {
      name: 'pareto',
      title: words.title,
      description: words.sentence,
      axis: { min: 0, max: 100 },
      axisName: say('pictures.ofShortfall'),
      reference: 80,
      rows: rows.map(({ name, figures, share, cumulative }) => ({
        name,
        detail: say('pictures.pareto.detail', { n: formatCount(figures.n), cumulative: formatShare(cumulative) }),
        shown: formatDifference(figures.gap),
        verdict: figures.verdict,
        draw: (y: number, place: (value: number) => number, size: number) => {
          const isProven = figures.verdict === 'shortfall';
          const bar = { x: place(0), y: y - size * 0.5, width: place(100 * share) - place(0), height: size };
          return [
            draw('rect', { class: 'bar', ...bar, fill: isProven ? 'currentColor' : 'none', stroke: 'currentColor' }),
          ];
        },
      })),
      across: (heights, place) => {
        const shown = rows.slice(0, heights.length);
        const points = shown.map(({ cumulative }, index) => [place(100 * cumulative), heights[index] ?? 0] as const);
        const line = points.flatMap((point, index) => [index === 0 ? 'M' : 'L', ...point]);
        const dots = points.map(([cx, cy]) => draw('circle', { class: 'dot', cx, cy, r: 3.5, fill: 'currentColor' }));
        return [draw('g', { class: 'cumulative' }, [drawPath('line', line, { 'stroke-width': 1.5 }), ...dots])];
      },
    },
    language,
    shape,
  );
}
