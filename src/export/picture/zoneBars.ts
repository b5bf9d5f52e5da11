import type { Scale } from '../../core/instrument/scale.ts';
import type { Language } from '../../core/instrument/text.ts';
import type { Zone } from '../../core/report/buildZones.ts';
import type { Verdict } from '../../core/report/figures.ts';
import { type Drawing, draw } from '../../page/svg.ts';
import { speak } from '../../words/catalogue.ts';
import { formatCount, formatScore } from '../../words/numbers.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawMark } from './marks.ts';
import { drawRowChart } from './rowChart.ts';
import { drawIntervalAt, shiftInterval } from './rowMarks.ts';

export interface NamedZone {
  readonly name: string;
  readonly zone: Zone & { readonly minimum: number; readonly desired: number; readonly perception: number };
  /** Proven below the minimum, proven above the level desired, or neither. */
  readonly verdict: Verdict;
}

/**
 * The zone of tolerance of each row as a band from the minimum to the level desired, and where perception stands to it, with the 95 %
 * interval of its distance from the minimum.
 */
export function drawZoneBars(
  rows: readonly NamedZone[],
  scale: Scale,
  words: { readonly title: string; readonly sentence: string },
  language: Language,
  shape: Shape,
): Drawing {
  const say = speak(language);
  return drawRowChart(
    {
      name: 'zone-bars',
      title: words.title,
      description: words.sentence,
      axis: scale,
      axisName: say('pictures.onScale', { min: scale.min, max: scale.max }),
      ...(rows.some(({ zone }) => zone.adequacy.ci !== null) && { intervals: say('pictures.intervals.zone') }),
      reference: null,
      rows: rows.map(({ name, zone, verdict }) => ({
        name,
        detail: say('picture.n', { n: formatCount(zone.n) }),
        shown: formatScore(zone.perception),
        verdict,
        draw: (y: number, place: (value: number) => number, size: number) => {
          const ends = [place(zone.minimum), place(zone.desired)];
          const [left, right] = [Math.min(...ends), Math.max(...ends)];
          const interval = shiftInterval(zone.adequacy.ci, zone.minimum);
          const band = { class: 'band', x: left, y: y - size * 0.6, width: right - left, height: size * 1.2 };
          return [
            draw('rect', { ...band, fill: 'none', stroke: 'currentColor' }),
            ...(interval ? [drawIntervalAt(y, [place(interval[0]), place(interval[1])], size * 0.4)] : []),
            drawMark('perception', place(zone.perception), y, size * 0.42),
          ];
        },
      })),
    },
    language,
    shape,
  );
}
