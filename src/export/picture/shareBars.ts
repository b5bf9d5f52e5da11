import type { Language } from '../../core/instrument/text.ts';
import type { Shares } from '../../core/report/figures.ts';
import { type Drawing, draw } from '../../page/svg.ts';
import { speak } from '../../words/catalogue.ts';
import { formatCount } from '../../words/numbers.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawRowChart } from './rowChart.ts';
import { drawText } from './text.ts';

export interface NamedShares {
  readonly name: string;
  readonly n: number;
  readonly shares: Shares;
}

const parts = ['below', 'meets', 'exceeds'] as const;

/**
 * How many of 100 people found a row below, at and above what they expect: a dark part, an empty one and a pale one, so that they
 * are told apart without colour.
 */
export function drawShareBars(
  rows: readonly NamedShares[],
  words: { readonly title: string; readonly sentence: string },
  language: Language,
  shape: Shape,
): Drawing {
  const say = speak(language);
  return drawRowChart(
    {
      name: 'share-bars',
      title: words.title,
      description: words.sentence,
      axis: { min: 0, max: 100 },
      axisName: say('pictures.ofPeople'),
      reference: null,
      rows: rows.map(({ name, n, shares }) => ({
        name,
        detail: say('picture.n', { n: formatCount(n) }),
        shown: writePercent(shares.below),
        verdict: null,
        draw: (y: number, place: (value: number) => number, size: number) => {
          let from = 0;
          return parts.flatMap((part) => {
            const share = 100 * shares[part];
            const [left, right] = [place(from), place(from + share)];
            from += share;
            return drawPart(part, writePercent(shares[part]), left, right, y, size);
          });
        },
      })),
    },
    language,
    shape,
  );
}

/** Whole percents: a bar shows no more. */
function writePercent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

/** A part of the bar with its share in it, where there is room. */
function drawPart(part: (typeof parts)[number], text: string, left: number, right: number, y: number, size: number) {
  const width = right - left;
  if (width <= 0) return [];
  const fill = part === 'meets' ? 'none' : 'currentColor';
  const bar = { x: left, y: y - size * 0.7, width, height: size * 1.4, fill, stroke: 'currentColor' };
  const middle = { x: (left + right) / 2, y: y + size * 0.34, size: size * 0.9, anchor: 'middle' } as const;
  return [
    draw('g', { class: `part ${part}` }, [
      draw('rect', { ...bar, 'fill-opacity': part === 'exceeds' ? 0.25 : null }),
      ...(width > size * 3 ? [drawText('share', text, middle)] : []),
    ]),
  ];
}
