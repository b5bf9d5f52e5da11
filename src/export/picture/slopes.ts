import type { Scale } from '../../core/instrument/scale.ts';
import type { Language } from '../../core/instrument/text.ts';
import type { Verdict } from '../../core/report/figures.ts';
import type { Level, WaveLevels } from '../../core/report/waveLevels.ts';
import { type Drawing, draw, drawPath, drawSheet } from '../../page/svg.ts';
import { speak } from '../../words/catalogue.ts';
import { placeAlong, writeTicks, zoomTo } from './axis.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawSign } from './marks.ts';
import { spreadApart } from './spreadApart.ts';
import { cutLines, drawText } from './text.ts';

export interface Slope extends Pick<WaveLevels, 'from' | 'to'> {
  readonly name: string;
  readonly verdict: Verdict;
}

interface SlopeWords {
  readonly title: string;
  readonly sentence: string;
  /** What stands above the two ends: the wave, and how many people. */
  readonly from: readonly [string, string];
  readonly to: readonly [string, string];
  readonly print: (value: number) => string;
}

const layouts = {
  wide: { width: 960, height: 500, size: 15, left: 170, right: 600, top: 62, bottom: 448 },
  tall: { width: 340, height: 440, size: 12, left: 64, right: 152, top: 50, bottom: 396 },
  slide: { width: 1200, height: 500, size: 23, left: 220, right: 700, top: 78, bottom: 440 },
} as const;

/**
 * Each dimension before and after, with the 95 % interval of both. A thick line is a change that is proven, with a triangle up where it is
 * for the better.
 *
 * @param ends of the differences or means that there can be
 */
export function drawSlopes(
  rows: readonly Slope[],
  ends: Scale,
  words: SlopeWords,
  language: Language,
  shape: Shape,
): Drawing {
  const say = speak(language);
  const { width, height, size, left, right, top, bottom } = layouts[shape];
  const reached = rows.flatMap(({ from, to }) => [from, to]).flatMap(({ value, ci }) => [value, ...(ci ?? [])]);
  const axis = zoomTo(Math.min(...reached), Math.max(...reached), ends);
  const place = placeAlong(axis, bottom, top);
  const [min, max] = writeTicks([axis.min, axis.max]);
  const isExplained = shape === 'slide' && rows.some(({ from, to }) => from.ci !== null || to.ci !== null);
  const below = [...(isExplained ? [say('pictures.intervals.wave')] : []), say('pictures.part', { min, max })].join(
    ' · ',
  );
  const apart = size * 1.3;
  const beside = (side: 'from' | 'to') =>
    spreadApart(
      rows.map((row) => place(row[side].value)),
      apart,
      top + size * 0.5,
      bottom,
    );
  const [before, after] = [beside('from'), beside('to')];
  const head = ([wave, people]: readonly [string, string], x: number) => [
    drawText('name', wave, { x, y: size * 1.1, size, anchor: 'middle', weight: 600 }),
    drawText('faint', people, { x, y: size * 2.3, size: size * 0.85, anchor: 'middle' }),
  ];
  return drawSheet({ name: `slopes ${shape}`, title: words.title, description: words.sentence, width, height }, [
    ...[left, right].map((x) => drawPath('axis', ['M', x, top - size * 0.5, 'V', bottom + size * 0.5])),
    ...(axis.min < 0 && axis.max > 0
      ? [drawPath('zero', ['M', left, place(0), 'H', right], { 'stroke-dasharray': '2 4' })]
      : []),
    ...head(words.from, left),
    ...head(words.to, right),
    drawText('faint', below, { x: 2, y: height - size * 0.5, size: size * 0.9 }),
    ...rows.map((row, index) => {
      const shift = (index - (rows.length - 1) / 2) * size * 0.36;
      const at = [left + shift, right + shift] as const;
      const [low, high] = [place(row.from.value), place(row.to.value)];
      const isProven = row.verdict === 'shortfall' || row.verdict === 'surplus';
      const beyond = right + size * (0.8 + rows.length * 0.18);
      const baseline = (after[index] ?? high) + size * 0.36;
      const [name = ''] = cutLines(row.name, (width - beyond - size * 5) / size, 1);
      return draw('g', { class: `slope ${row.verdict}` }, [
        drawPath('line', ['M', at[0], low, 'L', at[1], high], { 'stroke-width': isProven ? 4 : 1.5 }),
        ...[row.from, row.to].map((level, end) => drawLevel(level, at[end] ?? left, place, size)),
        drawText('value', words.print(row.from.value), {
          x: left - size * (0.8 + rows.length * 0.18),
          y: (before[index] ?? low) + size * 0.36,
          size,
          anchor: 'end',
        }),
        drawSign(row.verdict, beyond + size * 0.4, baseline - size * 0.36, size * 0.32),
        drawText('value', words.print(row.to.value), { x: beyond + size * 1.1, y: baseline, size, weight: 700 }),
        drawText('name', name, { x: beyond + size * 4.8, y: baseline, size }),
      ]);
    }),
  ]);
}

function drawLevel({ value, ci }: Level, x: number, place: (value: number) => number, size: number): Drawing {
  const whiskers = ci ? [drawPath('interval', ['M', x, place(ci[0]), 'V', place(ci[1])], { 'stroke-width': 1.5 })] : [];
  const dot = { class: 'dot', cx: x, cy: place(value), r: size * 0.32, fill: 'currentColor' };
  return draw('g', {}, [...whiskers, draw('circle', dot)]);
}
