import type PptxGenJS from 'pptxgenjs';
import type { Scale } from '../../../core/instrument/scale.ts';
import { findEvenStep, writeTicks } from '../../picture/axis.ts';
import { cutLines, wrapText } from '../../picture/text.ts';
import type { ChartPlan } from '../chart/chartPlan.ts';
import { body, colours } from '../deckStyle.ts';
import { lineHeight } from '../fitText.ts';
import { addFigures } from './addFigures.ts';
import { addWhiskers } from './addWhiskers.ts';
import type { Canvas } from './canvas.ts';
import { plots } from './plot.ts';

const natives = {
  bars: 'bar',
  parts: 'bar',
  steps: 'bar',
  marks: 'line',
  lines: 'line',
  radar: 'radar',
  points: 'scatter',
} as const satisfies Record<ChartPlan['kind'], PptxGenJS.CHART_NAME>;

/** Number formats of a spreadsheet, with a true minus; a bar or a part of nothing has no number. */
const formats = { score: '0.00;"−"0.00;', difference: '+0.00;"−"0.00;0.00', share: '0%;;' } as const;
/** How many steps an axis has at most. */
const mostSteps = 8;

/** Fills the body of a slide with a chart that PowerPoint can edit, and draws its intervals over it. */
export function addChart(canvas: Canvas, plan: ChartPlan): void {
  const { kind, axis, across } = plan;
  const plot = plots[kind];
  const size = chooseSize(plan);
  canvas.slide.addChart(natives[kind] as PptxGenJS.CHART_NAME, listData(plan, size), {
    ...body,
    ...(plot && { layout: { ...plot } }),
    ...describeKind(plan),
    ...describeText(canvas.font, size),
    valAxisMinVal: axis.min,
    valAxisMaxVal: axis.max,
    valAxisMajorUnit: findEvenStep(axis, mostSteps),
    valAxisLabelFormatCode: plan.format === 'share' ? '0%' : formatTicks(axis),
    dataLabelFormatCode: formats[plan.format],
    valGridLine: { color: colours.line, size: 0.5 },
    valAxisLineShow: false,
    // A line of names above falling lines would be taken for the value zero.
    ...(kind === 'lines' && axis.min !== 0 && { valAxisCrossesAt: axis.min }),
    catAxisLineColor: colours.quiet,
    ...(across && {
      catAxisMinVal: across.min,
      catAxisMaxVal: across.max,
      catAxisMajorUnit: findEvenStep(across, mostSteps),
      catAxisLabelFormatCode: formatTicks(across),
      catGridLine: { color: colours.line, size: 0.5 },
    }),
    ...(plan.axes && {
      showCatAxisTitle: true,
      showValAxisTitle: true,
      catAxisTitle: plan.axes[0],
      valAxisTitle: plan.axes[1],
    }),
    altText: plan.series.map(({ name }) => name.trim()).join(', '),
  });
  addWhiskers(canvas, plan);
  addFigures(canvas, plan, size);
}

function describeKind({ kind, series, colours: single }: ChartPlan): PptxGenJS.IChartOpts {
  return {
    chartColors: single ? [...single].reverse() : series.map(({ colour }) => colour),
    barDir: isLying(kind) ? 'bar' : 'col',
    barGrouping: kind === 'parts' ? 'percentStacked' : kind === 'steps' ? 'stacked' : 'clustered',
    barGapWidthPct: kind === 'bars' ? 70 : 40,
    lineSize: kind === 'marks' || kind === 'points' ? 0 : 2.25,
    lineDataSymbolSize: kind === 'marks' ? 11 : 8,
    ...(kind === 'marks' && { lineDataSymbolLineColor: colours.ink, lineDataSymbolLineSize: 1.5 }),
    showValue: ['marks', 'parts'].includes(kind),
    ...(kind !== 'radar' && { dataLabelPosition: isLying(kind) ? ('ctr' as const) : ('r' as const) }),
    dataLabelColor: colours.ink,
    showLegend: !['bars', 'steps', 'points'].includes(kind),
    legendPos: kind === 'lines' || kind === 'radar' ? 'r' : 't',
    catAxisLabelPos: 'low',
    catAxisLabelFrequency: '1',
  };
}

function describeText(font: string, size: number): PptxGenJS.IChartOpts {
  const [fontSize, small] = [13, 11];
  return {
    catAxisLabelFontFace: font,
    catAxisLabelFontSize: size,
    catAxisLabelColor: colours.ink,
    valAxisLabelFontFace: font,
    valAxisLabelFontSize: small,
    valAxisLabelColor: colours.quiet,
    legendFontFace: font,
    legendFontSize: fontSize,
    legendColor: colours.ink,
    dataLabelFontFace: font,
    dataLabelFontSize: fontSize,
    catAxisTitleFontFace: font,
    catAxisTitleFontSize: fontSize,
    valAxisTitleFontFace: font,
    valAxisTitleFontSize: fontSize,
  };
}

/** The figures as the writer takes them. PowerPoint builds lying bars from below, so the first comes last. */
function listData(plan: ChartPlan, size: number): PptxGenJS.OptsChartData[] {
  const { kind } = plan;
  const turn = <Value>(values: readonly Value[]) => (isLying(kind) ? [...values].reverse() : [...values]);
  const [room, most] = measureRoom(plan, size);
  // LibreOffice breaks no name by itself, and moves the bars away from their intervals to make room for it.
  const shorten = (name: string) => (kind === 'bars' ? cutLines(name, room, most).join('\n') : name);
  const labels = turn(plan.categories.map(shorten));
  return plan.series.map(({ name, values }) => ({ name, labels: [...labels], values: turn(values) }));
}

function isLying(kind: ChartPlan['kind']): boolean {
  return kind === 'bars' || kind === 'parts' || kind === 'steps';
}

/** How wide the name of a lying bar may be, in units of its letters, and how many lines it has. */
function measureRoom({ categories }: ChartPlan, size: number): readonly [number, number] {
  const row = (plots.bars.h * body.h * 72) / Math.max(1, categories.length);
  return [(plots.bars.x * body.w * 72) / size - 2, Math.max(1, Math.floor(row / (size * lineHeight)))];
}

/** The largest letters in which all names of lying bars are whole, but none that a room cannot read. */
function chooseSize(plan: ChartPlan): number {
  if (plan.kind !== 'bars') return plan.categories.length > 6 ? 11 : 13;
  for (let size = plan.categories.length > 6 ? 13 : 16; size > 9; size -= 0.5) {
    const [room, most] = measureRoom(plan, size);
    if (plan.categories.every((name) => wrapText(name, room).length <= most)) return size;
  }
  return 9;
}

/** With as many decimals as the steps need, or two of them would have the same number. */
function formatTicks(axis: Scale): string {
  const [shown = ''] = writeTicks([findEvenStep(axis, mostSteps), axis.min]);
  const number = shown.replace(/\d/g, '0');
  return `${number};"−"${number};0`;
}
