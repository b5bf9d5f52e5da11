import type { Scale } from '../../core/instrument/scale.ts';
import type { Language } from '../../core/instrument/text.ts';
import type { League, LeagueRow } from '../../core/report/buildLeague.ts';
import type { Verdict } from '../../core/report/figures.ts';
import { type Drawing, draw, drawPath } from '../../page/svg.ts';
import { speak } from '../../words/catalogue.ts';
import { formatCount } from '../../words/numbers.ts';
import { writeTicks, zoomTo } from './axis.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawRowChart } from './rowChart.ts';
import { drawIntervalAt } from './rowMarks.ts';

/** What a league needs besides its figures. */
export interface LeagueWords {
  readonly title: string;
  readonly sentence: string;
  readonly nameOf: (value: string) => string;
  readonly print: (value: number) => string;
}

/**
 * Groups from the lowest to the highest: the bar is where 95 of 100 groups of that size would lie if none differed, the thin line where
 * 998 of 1,000 would; the circle is the group's own mean, the diamond the mean drawn towards that of all.
 *
 * @param ends of the differences or means that there can be
 */
export function drawLeague(
  { overall, rows }: League,
  ends: Scale,
  { title, sentence, nameOf, print }: LeagueWords,
  language: Language,
  shape: Shape,
): Drawing {
  const say = speak(language);
  const reached = rows.flatMap(({ mean, limits }) => [mean, ...limits.outer]);
  const axis = zoomTo(Math.min(...reached), Math.max(...reached), ends);
  const [min, max] = writeTicks([axis.min, axis.max]);
  return drawRowChart(
    {
      name: 'league',
      title,
      description: sentence,
      axis,
      axisName: say('pictures.part', { min, max }),
      intervals: say('pictures.intervals.chance'),
      keepsBothEnds: true,
      reference: overall,
      rows: rows.map((row) => ({
        name: nameOf(row.value),
        detail: say('picture.n', { n: formatCount(row.n) }),
        shown: print(row.shrunk),
        verdict: judgeRow(row),
        draw: (y: number, place: (value: number) => number, size: number) => drawRow(row, y, place, size),
      })),
    },
    language,
    shape,
  );
}

/** Whether a group stands outside the limits that chance alone reaches in two of 1,000. */
export function judgeRow({ mean, limits }: LeagueRow): Verdict {
  const [low, high] = limits.outer;
  if (mean < low) return 'shortfall';
  return mean > high ? 'surplus' : 'not-proven';
}

function drawRow({ mean, shrunk, limits }: LeagueRow, y: number, place: (value: number) => number, size: number) {
  const [left, right] = limits.inner.map(place);
  const outer = [place(limits.outer[0]), place(limits.outer[1])] as const;
  const box = {
    class: 'limits',
    x: left ?? 0,
    y: y - size * 0.4,
    width: (right ?? 0) - (left ?? 0),
    height: size * 0.8,
  };
  const r = size * 0.42;
  const at = place(shrunk);
  return [
    draw('rect', { ...box, fill: 'none', stroke: 'currentColor' }),
    draw('g', { class: 'limits' }, [drawIntervalAt(y, outer, size * 0.25)]),
    drawPath('pull', ['M', place(mean), y, 'H', at], { 'stroke-width': 3 }),
    draw('circle', { class: 'own', cx: place(mean), cy: y, r: r * 0.8, fill: 'none', stroke: 'currentColor' }),
    drawPath('shrunk', ['M', at, y - r, 'L', at + r, y, at, y + r, at - r, y, 'Z'], { fill: 'currentColor' }),
  ];
}
