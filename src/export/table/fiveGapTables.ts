import { type GapNumber, gaps } from '../../core/gaps/gap.ts';
import type { Scale } from '../../core/instrument/scale.ts';
import { type Audience, audienceOf } from '../../core/instrument/side.ts';
import type { AntecedentFigures, GapFigures } from '../../core/report/buildGaps.ts';
import type { Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import { nameGap } from '../../words/nameGap.ts';
import {
  formatCount,
  formatDifference,
  formatInterval,
  formatP,
  formatRange,
  formatScore,
  formatSizes,
} from '../../words/numbers.ts';
import { drawFigure } from '../picture/rowPicture.ts';
import { differenceScale } from './differenceScale.ts';
import { judgeTested } from './judgeTested.ts';
import { nameDimension, plain, type Row, type Speaker, type Table } from './table.ts';
import { whyMissing } from './whyMissing.ts';

/** The five gaps, measured or not, each with how it was measured. */
export function tabulateFiveGaps(report: Report, speaker: Speaker): Table {
  const { say } = speaker;
  const measured = gaps.flatMap(({ number }) => report.gaps[number] ?? []);
  const { ends, scale } = differenceScale(measured, report.scale);
  return {
    label: say('report.fiveGaps'),
    first: say('report.gap'),
    columns: [
      { key: 'n', title: say('report.n') },
      { key: 'value', title: say('report.value'), isMain: true },
      { key: 'ci', title: say('report.interval') },
      { key: 'verdict', title: say('report.verdict'), isText: true },
      { key: 'design', title: say('report.design.title'), isText: true },
    ],
    picture: { title: say('report.picture'), ends },
    groups: [{ title: null, rows: gaps.map(({ number }) => describeGap(report, number, scale, speaker)) }],
  };
}

function describeGap(report: Report, number: GapNumber, scale: Scale, { say }: Speaker): Row {
  const figures = report.gaps[number];
  const name = nameGap(number, say);
  if (!figures || figures.value === null)
    return { name, verdict: null, cells: plain('–', '–', '–', say(whyMissing(report, number)), '–') };
  const verdict = judgeTested(figures);
  const told = say(`picture.verdict.${verdict}`);
  return {
    name,
    verdict,
    cells: [
      { shown: formatSizes(figures.n), at: `/gaps/${number}/n` },
      { shown: formatDifference(figures.value), at: `/gaps/${number}/value` },
      { shown: formatInterval(figures.ci), at: `/gaps/${number}/ci` },
      { shown: told },
      { shown: describeDesign(number, figures, say) },
    ],
    picture: drawFigure({ ...figures, verdict }, scale, told),
  };
}

function describeDesign(number: GapNumber, { design, n }: GapFigures, say: Speaker['say']): string {
  const gap = gaps.find((each) => each.number === number);
  if (!gap) throw new Error(`no gap ${number}`);
  const people = (audience: Audience, count: number) => say(`report.people.${audience}`, { count });
  const second = audienceOf(gap.second);
  if (typeof n !== 'number')
    return say('report.design.welch', { second: people(second, n[0]), first: people(audienceOf(gap.first), n[1]) });
  return say(`report.design.${design === 'direct' ? 'direct' : 'paired'}`, { people: people(second, n) });
}

/** One gap dimension by dimension. Direct ratings say as well how far the gap is closed, and how many had nothing to rate. */
export function tabulateGapDimensions(
  report: Report,
  samples: Samples,
  number: GapNumber,
  figures: GapFigures,
  speaker: Speaker,
): Table {
  const { say } = speaker;
  const { ends, scale } = differenceScale(figures.dimensions, report.scale);
  const isDirect = figures.design === 'direct';
  const hasNone = figures.dimensions.some(({ none = 0 }) => none > 0);
  return {
    label: say('report.gapByDimension', { gap: nameGap(number, say) }),
    first: say('report.dimension'),
    columns: [
      { key: 'n', title: say('report.n') },
      { key: 'value', title: say('report.value'), isMain: true },
      { key: 'ci', title: say('report.interval') },
      { key: 'p', title: say('report.pHolm') },
      ...(isDirect ? [{ key: 'closure', title: say('report.closure') }] : []),
      ...(hasNone ? [{ key: 'none', title: say('report.none') }] : []),
    ],
    picture: { title: say('report.picture'), ends },
    groups: [
      {
        title: null,
        rows: figures.dimensions.map((each, index): Row => {
          const at = `/gaps/${number}/dimensions/${index}`;
          const verdict = each.value === null ? null : judgeTested(each);
          return {
            name: nameDimension(samples.customer.questionnaire, each.id, speaker),
            verdict,
            cells: [
              { shown: formatSizes(each.n), at: `${at}/n` },
              { shown: formatDifference(each.value), at: `${at}/value` },
              { shown: formatInterval(each.ci), at: `${at}/ci` },
              { shown: formatP(each.pHolm), at: `${at}/pHolm` },
              ...(isDirect ? [{ shown: `${formatScore(each.closure ?? null)}%`, at: `${at}/closure` }] : []),
              ...(hasNone ? [{ shown: formatCount(each.none ?? 0), at: `${at}/none` }] : []),
            ],
            picture: drawFigure(
              { ...each, verdict },
              scale,
              say(verdict ? `picture.verdict.${verdict}` : 'report.noItems'),
            ),
          };
        }),
      },
    ],
  };
}

/** What is known to widen a gap, the weakest first. */
export function tabulateAntecedents(
  report: Report,
  samples: Samples,
  number: GapNumber,
  antecedents: readonly AntecedentFigures[],
  { say, text }: Speaker,
): Table {
  const asked = Object.values(samples).flatMap(({ questionnaire }) => questionnaire.antecedents);
  const { min, max } = report.scale;
  return {
    label: say('report.antecedents', { gap: nameGap(number, say) }),
    first: say('report.antecedent'),
    columns: [
      { key: 'n', title: say('report.n') },
      { key: 'value', title: say('report.antecedentMean'), isMain: true },
      { key: 'ci', title: say('report.interval') },
    ],
    picture: { title: say('report.picture'), ends: [String(min), String(max)] },
    groups: [
      {
        title: null,
        rows: antecedents.map(({ id, n, mean, ci }, index): Row => {
          const at = `/gaps/${number}/antecedents/${index}`;
          const title = asked.find((each) => each.id === id)?.title;
          return {
            name: title ? text(title) : id,
            cells: [
              { shown: formatCount(n), at: `${at}/n` },
              { shown: formatScore(mean), at: `${at}/mean` },
              { shown: formatRange(ci), at: `${at}/ci` },
            ],
            picture: drawFigure({ value: mean, ci, verdict: null }, report.scale, formatScore(mean)),
          };
        }),
      },
    ],
  };
}
