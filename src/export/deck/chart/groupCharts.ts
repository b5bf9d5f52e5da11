import { buildLeague, type League } from '../../../core/report/buildLeague.ts';
import type { SegmentFigures } from '../../../core/report/buildSegments.ts';
import type { WaveChange } from '../../../core/report/buildWaves.ts';
import { buildWaveLevels } from '../../../core/report/waveLevels.ts';
import { formatDifference, formatScore } from '../../../words/numbers.ts';
import type { Pictured } from '../../gallery/picture.ts';
import { zoomTo } from '../../picture/axis.ts';
import { judgeRow } from '../../picture/league.ts';
import { nameGroup } from '../../table/segmentTables.ts';
import { nameDimension, type Speaker } from '../../table/table.ts';
import { colours, hues, verdictColours } from '../deckStyle.ts';
import type { ChartPlan } from './chartPlan.ts';

/** Each dimension before and after. */
export function planWaves(
  change: WaveChange,
  { report, samples, questionnaire }: Pictured,
  speaker: Speaker,
): ChartPlan {
  const levels = buildWaveLevels(samples.customer, change);
  const print = choosePrint(report);
  const reached = levels.flatMap(({ from, to }) => [from.value, to.value]);
  return {
    kind: 'lines',
    categories: [change.from, change.to].map((wave) => speaker.say('pictures.waves.wave', { wave })),
    series: levels.map(({ id, from, to }, index) => ({
      name: nameDimension(questionnaire, id, speaker),
      values: [from.value, to.value],
      colour: hues[index % hues.length] ?? colours.ink,
    })),
    axis: zoomTo(Math.min(...reached), Math.max(...reached), possible(report.scale)),
    ends: levels.map(({ from, to }) => [print(from.value), print(to.value)] as const),
    format: 'difference',
  };
}

/** The groups of a segment by their own means, with where chance alone would put groups of their size; null where there is no league. */
export function planLeague(segment: SegmentFigures, pictured: Pictured, speaker: Speaker): ChartPlan | null {
  const { report, samples, questionnaire } = pictured;
  const league = buildLeague(samples.customer, segment);
  if (!league) return null;
  const { rows } = league;
  const print = choosePrint(report);
  return {
    kind: 'bars',
    categories: rows.map(({ value }) => nameGroup(segment, value, questionnaire, speaker)),
    series: [{ name: speaker.say('pictures.league.own'), values: rows.map(({ mean }) => mean), colour: colours.grey }],
    axis: zoomToLeague(league, report.scale),
    colours: rows.map((row) => verdictColours[judgeRow(row)]),
    shown: rows.map(({ mean }) => print(mean)),
    whiskers: rows.map(({ limits }, category) => ({ category, from: limits.inner[0], to: limits.inner[1] })),
    whiskersAre: speaker.say('inDeck.chance'),
    format: 'difference',
  };
}

/** Groups and waves are compared by their gaps, which have a sign, or by the means of the one side that was asked. */
function choosePrint({ overall }: Pictured['report']) {
  return overall.unweighted.gap === null ? formatScore : formatDifference;
}

/** Bars stand on zero, so zero is always there. */
function zoomToLeague({ rows }: League, scale: Pictured['report']['scale']) {
  const reached = rows.flatMap(({ mean, limits }) => [mean, ...limits.inner]);
  return zoomTo(Math.min(0, ...reached), Math.max(0, ...reached), possible(scale));
}

/** The ends of gaps and of means alike. */
function possible({ min, max }: Pictured['report']['scale']) {
  return { min: Math.min(min, min - max), max };
}
