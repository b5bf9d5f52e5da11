import type { Scale } from '../../core/instrument/scale.ts';
import type { Language } from '../../core/instrument/text.ts';
import type { Waterfall } from '../../core/report/buildWaterfall.ts';
import type { Verdict } from '../../core/report/figures.ts';
import type { Report } from '../../core/report/report.ts';
import { type Drawing, draw, drawPath, drawSheet } from '../../page/svg.ts';
import { type Say, speak } from '../../words/catalogue.ts';
import { nameGap } from '../../words/nameGap.ts';
import { formatCount, formatDifference, formatScore } from '../../words/numbers.ts';
import { judgeTested } from '../table/judgeTested.ts';
import { drawScaleBelow, placeAlong, writeTicks, zoomTo } from './axis.ts';
import type { Shape } from './gapModelLayout.ts';
import { drawMark, drawSign } from './marks.ts';
import { drawText } from './text.ts';

const chain = ['expectation', 'belief', 'standard', 'delivery', 'perception'] as const;

/** Beside the scale there is room for the names; on a phone they stand above it. */
const layouts = {
  wide: { width: 960, size: 15, from: 330, to: 850, row: 36, isBeside: true },
  tall: { width: 340, size: 12, from: 12, to: 328, row: 44, isBeside: false },
  slide: { width: 1200, size: 21, from: 470, to: 1060, row: 46, isBeside: true },
} as const;
type Layout = (typeof layouts)[Shape];

/**
 * How expectation becomes perception, step by step: a mark for the mean of each side, and between two of them the step as a
 * bar. The axis is the part of the instrument's scale where they lie, and says so. Null where there is no waterfall.
 */
export function drawWaterfall(report: Report, language: Language, shape: Shape): Drawing | null {
  const { scale, waterfall, gaps } = report;
  if (waterfall === null) return null;
  const say = speak(language);
  const layout = layouts[shape];
  const rows = listRows(waterfall, gaps, say);
  const bottom = rows.length * layout.row + layout.size * 0.5;
  const means = rows.flatMap((row) => (row.side === null ? [] : row.at));
  const axis = zoomTo(Math.min(...means), Math.max(...means), scale);
  const place = placeAlong(axis, layout.from, layout.to);
  const part = describePart(axis, scale, say);
  const small = layout.size * 0.9;
  return drawSheet(
    {
      name: `waterfall ${shape}`,
      width: layout.width,
      height: bottom + layout.size * (part === null ? 2 : 3.4),
      title: say('picture.waterfall.title'),
      description: [
        say('picture.waterfall.text'),
        ...rows.map((row) => `${row.name}: ${row.shown}.`),
        ...(part === null ? [] : [part]),
      ].join(' '),
    },
    [
      drawScaleBelow(axis, { from: layout.from, to: layout.to, top: 0, y: bottom, size: small }),
      ...(part === null
        ? []
        : [drawText('faint', part, { x: layout.to, y: bottom + layout.size * 2.7, size: small, anchor: 'end' })]),
      ...rows.map((row, index) => drawRow(row, index * layout.row, layout, place)),
    ],
  );
}

/** That the axis is a part of the scale, lest a small step be taken for a large one; null where it is all of it. */
function describePart(axis: Scale, scale: Scale, say: Say): string | null {
  if (axis.min === scale.min && axis.max === scale.max) return null;
  const [min, max] = writeTicks([axis.min, axis.max]);
  return say('picture.waterfall.part', { min, max, lowest: scale.min, highest: scale.max });
}

type Row = { readonly name: string; readonly shown: string; readonly detail: string } & (
  | { readonly side: (typeof chain)[number]; readonly at: number }
  | { readonly side: null; readonly from: number; readonly at: number; readonly verdict: Verdict | null }
);

/**
 * Side, step, side, step, side. The steps are those of the report, not differences of what is printed, and have the verdict of
 * their gap; the last one is not tested and has none.
 */
function listRows({ sides, steps }: Waterfall, gaps: Report['gaps'], say: Say): readonly Row[] {
  return chain.flatMap((side, index): Row[] => {
    const { value = 0, n = 0 } = sides[side] ?? {};
    const detail = say('picture.n', { n: formatCount(n) });
    const row = { side, at: value, name: say(`picture.side.${side}`), shown: formatScore(value), detail };
    const step = steps[index];
    const next = sides[chain[index + 1] ?? side];
    if (!step || !next) return [row];
    const shown = formatDifference(step.value);
    const gap = step.step === 'interpretation' ? null : gaps[step.step];
    const verdict = gap && judgeTested(gap);
    return [
      row,
      { side: null, from: value, at: next.value, name: nameStep(step.step, say), shown, detail: '', verdict },
    ];
  });
}

/** What a step of the waterfall is called: one of the gaps, or what customers see of what was delivered. */
function nameStep(step: Waterfall['steps'][number]['step'], say: Say): string {
  return step === 'interpretation' ? say('picture.waterfall.interpretation') : nameGap(step, say);
}

function drawRow(row: Row, top: number, layout: Layout, place: (value: number) => number): Drawing {
  const { width, size, row: height, from, to, isBeside } = layout;
  const y = isBeside ? top + height / 2 : top + height * 0.72;
  const baseline = isBeside ? y + size * 0.36 : top + size * 1.15;
  const isStep = row.side === null;
  const [left, right] = isBeside ? [isStep ? 24 : 8, width - 8] : [isStep ? from + 12 : from, to];
  const detail = draw('tspan', { class: 'faint', 'font-weight': 400, dx: size * 0.7 }, [row.detail]);
  const name = { x: left, y: baseline, 'font-size': size, fill: 'currentColor' };
  const words = [
    isStep
      ? draw('text', { class: 'faint', ...name }, [row.name])
      : draw('text', { ...name, 'font-weight': 600 }, [row.name, detail]),
    drawText(isStep ? 'value' : '', row.shown, { x: right, y: baseline, size, anchor: 'end', weight: 600 }),
  ];
  const below = drawPath('join', ['M', place(row.at), y, 'v', height], { 'stroke-dasharray': '2 3' });
  if (row.side === null) {
    const bar = drawPath('bar', ['M', place(row.from), y, 'H', place(row.at)], { 'stroke-width': size * 0.6 });
    const sign = row.verdict ? [drawSign(row.verdict, right - size * 4, baseline - size * 0.36, size * 0.3)] : [];
    return draw('g', { class: `step ${row.verdict ?? 'untested'}` }, [below, bar, ...words, ...sign]);
  }
  const joined = row.side === 'perception' ? [] : [below];
  return draw('g', { class: 'side' }, [...joined, ...words, drawMark(row.side, place(row.at), y, size * 0.42)]);
}
