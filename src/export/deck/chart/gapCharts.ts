import { listShortfalls } from '../../../core/report/listShortfalls.ts';
import type { Report } from '../../../core/report/report.ts';
import { formatDifference, formatShare } from '../../../words/numbers.ts';
import { nameDimensions, nameItems } from '../../gallery/gapPictures.ts';
import type { Pictured } from '../../gallery/picture.ts';
import { zoomTo } from '../../picture/axis.ts';
import { type NamedFigures, sortByGap } from '../../picture/dumbbells.ts';
import { nameItem, type Speaker } from '../../table/table.ts';
import { colours, pale, verdictColours } from '../deckStyle.ts';
import type { ChartPlan, Whisker } from './chartPlan.ts';

/** Expectation and perception of each dimension, the widest shortfall first. */
export function planDimensions(pictured: Pictured, speaker: Speaker): ChartPlan {
  const rows = sortByGap(nameDimensions(pictured, speaker));
  const { say } = speaker;
  const read = (side: 'expectation' | 'perception') => rows.map(({ figures }) => figures[side] ?? 0);
  return {
    kind: 'marks',
    categories: rows.map(({ name }) => name),
    series: [
      { name: say('report.expectation'), values: read('expectation'), colour: pale.expectation },
      { name: say('report.perception'), values: read('perception'), colour: colours.accent },
    ],
    axis: pictured.report.scale,
    whiskers: rows.flatMap(({ figures: { ci, expectation } }, category): Whisker[] =>
      ci && expectation !== null ? [{ category, from: expectation + ci[0], to: expectation + ci[1] }] : [],
    ),
    whiskersAre: say('pictures.intervals.gap'),
    format: 'score',
  };
}

/** The gap of each item, the widest shortfall first. */
export function planItems(pictured: Pictured, speaker: Speaker): ChartPlan {
  const rows = sortByGap(nameItems(pictured, speaker));
  return {
    kind: 'bars',
    categories: rows.map(({ name }) => name),
    series: [
      { name: speaker.say('report.gap'), values: rows.map(({ figures }) => figures.gap ?? 0), colour: colours.grey },
    ],
    axis: zoomToGaps(rows, pictured.report.scale),
    colours: rows.map(({ figures }) => verdictColours[figures.verdict ?? 'not-proven']),
    shown: rows.map(({ figures }) => formatDifference(figures.gap)),
    whiskers: rows.flatMap(({ figures: { ci } }, category): Whisker[] =>
      ci ? [{ category, from: ci[0], to: ci[1] }] : [],
    ),
    whiskersAre: speaker.say('pictures.intervals.gap'),
    format: 'difference',
  };
}

/** What part of all that is missing each item makes. */
export function planPareto({ report, questionnaire }: Pictured, speaker: Speaker): ChartPlan {
  const rows = listShortfalls(report.items);
  const most = Math.max(...rows.map(({ share }) => share));
  return {
    kind: 'bars',
    categories: rows.map(({ index }) => nameItem(questionnaire, index, speaker)),
    series: [
      { name: speaker.say('pictures.pareto.share'), values: rows.map(({ share }) => share), colour: colours.grey },
    ],
    axis: { min: 0, max: zoomTo(0, most, { min: 0, max: 1 }).max },
    colours: rows.map(({ figures }) => verdictColours[figures.verdict ?? 'not-proven']),
    shown: rows.map(({ share }) => formatShare(share)),
    format: 'share',
  };
}

/** The part of all possible gaps that these need, always with zero in it. */
function zoomToGaps(rows: readonly NamedFigures[], { min, max }: Report['scale']) {
  const reached = rows.flatMap(({ figures: { gap, ci } }) => [gap ?? 0, ...(ci ?? [])]);
  return zoomTo(Math.min(0, ...reached), Math.max(0, ...reached), { min: min - max, max: max - min });
}
