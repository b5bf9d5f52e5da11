import type { ProfileQuestion, Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { SegmentDimension, SegmentFigures } from '../../core/report/buildSegments.ts';
import type { Report } from '../../core/report/report.ts';
import { formatDegrees, formatDifference, formatInterval, formatP, formatScore } from '../../words/numbers.ts';
import { describeColumns, describeFigures, findAsked } from './gapTables.ts';
import { judgeTested } from './judgeTested.ts';
import { orderGroups } from './orderGroups.ts';
import { chooseColumns, nameDimension, type Speaker, type Table } from './table.ts';

/** The figures of every group that may be shown, dimension by dimension; without a gap, the interval is that of perception. */
export function tabulateGroups(
  report: Report,
  place: number,
  segment: SegmentFigures,
  questionnaire: Questionnaire,
  speaker: Speaker,
): Table {
  const isAsked = findAsked(questionnaire);
  const groups = orderGroups(
    [...segment.groups.entries()],
    ([, { value }]) => value,
    findQuestion(segment, questionnaire),
  );
  const { columns, ...look } = describeColumns(report, speaker);
  const table = {
    ...look,
    columns: columns.map((column) =>
      column.key === 'ci' && !isAsked(column) ? { ...column, title: speaker.say('report.interval') } : column,
    ),
    label: nameSegment(segment, questionnaire, speaker),
    first: speaker.say('report.group'),
    groups: segment.dimensions.map(({ id }, d) => ({
      title: nameDimension(questionnaire, id, speaker),
      rows: groups.flatMap(([index, { value, isHidden, dimensions }]) => {
        const figures = dimensions[d];
        if (isHidden || !figures) return [];
        // What belongs to the interval is judged by it; the groups' own t is not part of the report.
        const verdict = figures.ci === null ? null : judgeTested({ ci: figures.ci, t: figures.sd === 0 ? null : 0 });
        const at = `/segments/${place}/groups/${index}/dimensions/${d}`;
        return [
          describeFigures(
            nameGroup(segment, value, questionnaire, speaker),
            at,
            { ...figures, verdict: figures.gap === null ? null : verdict },
            report.scale,
            speaker,
          ),
        ];
      }),
    })),
  };
  return chooseColumns(table, (column) => column.key === 'ci' || isAsked(column));
}

/** Whether the groups differ, dimension by dimension: Welch's analysis of variance, the classic one, and that of ranks. */
export function tabulateSegmentTests(
  place: number,
  segment: SegmentFigures,
  questionnaire: Questionnaire,
  speaker: Speaker,
): Table {
  const { say } = speaker;
  return {
    label: say('report.segmentTests', { segment: nameSegment(segment, questionnaire, speaker) }),
    first: say('report.dimension'),
    columns: [
      { key: 'p', title: say('report.tests.welchP'), isMain: true },
      { key: 'holm', title: say('report.pHolm') },
      { key: 'welch', title: say('report.tests.welchF') },
      { key: 'f', title: say('report.tests.f') },
      { key: 'f-p', title: say('report.tests.fP') },
      { key: 'eta', title: 'η²' },
      { key: 'omega', title: 'ω²' },
      { key: 'h', title: say('report.tests.kruskalWallis') },
      { key: 'h-p', title: say('report.tests.kruskalWallisP') },
    ],
    groups: [
      {
        title: null,
        rows: segment.dimensions.map((figures, index) => ({
          name: nameDimension(questionnaire, figures.id, speaker),
          cells: testCells(figures, `/segments/${place}/dimensions/${index}`),
        })),
      },
    ],
  };
}

function testCells(figures: SegmentDimension, at: string): Table['groups'][number]['rows'][number]['cells'] {
  const { welchF, df1, df2, p, pHolm, f, fDf1, fDf2, fP, etaSquared, omegaSquared, kruskalWallis } = figures;
  const withDegrees = (value: number | null, ...df: readonly (number | null)[]) =>
    value === null ? '–' : `${formatScore(value)} (${df.map(formatDegrees).join('; ')})`;
  return [
    { shown: formatP(p), at: `${at}/p` },
    { shown: formatP(pHolm), at: `${at}/pHolm` },
    { shown: withDegrees(welchF, df1, df2), at: `${at}/welchF` },
    { shown: withDegrees(f, fDf1, fDf2), at: `${at}/f` },
    { shown: formatP(fP), at: `${at}/fP` },
    { shown: formatScore(etaSquared), at: `${at}/etaSquared` },
    { shown: formatScore(omegaSquared), at: `${at}/omegaSquared` },
    { shown: withDegrees(kruskalWallis.h, kruskalWallis.df), at: `${at}/kruskalWallis/h` },
    { shown: formatP(kruskalWallis.p), at: `${at}/kruskalWallis/p` },
  ];
}

/** Every pair of groups: by Games and Howell on means, by Dunn on ranks, each adjusted for the number of pairs. */
export function tabulatePairs(
  place: number,
  segment: SegmentFigures,
  questionnaire: Questionnaire,
  speaker: Speaker,
): Table {
  const { say } = speaker;
  const nameOf = (value: string) => nameGroup(segment, value, questionnaire, speaker);
  const question = findQuestion(segment, questionnaire);
  const order = (pairs: SegmentDimension['pairs']) =>
    orderGroups(
      orderGroups([...pairs.entries()], ([, { b }]) => b, question),
      ([, { a }]) => a,
      question,
    );
  return {
    label: say('report.pairs', { segment: nameSegment(segment, questionnaire, speaker) }),
    first: say('report.pair'),
    columns: [
      { key: 'diff', title: say('report.tests.difference'), isMain: true },
      { key: 'ci', title: say('report.interval') },
      { key: 'p', title: say('report.tests.gamesHowell') },
      { key: 'z', title: say('report.tests.dunnZ') },
      { key: 'dunn', title: say('report.tests.dunnP') },
    ],
    groups: segment.dimensions.map(({ id, pairs }, d) => ({
      title: nameDimension(questionnaire, id, speaker),
      rows: order(pairs).map(([index, { a, b, diff, ci, t, p, dunnZ, dunnP }]) => {
        const at = `/segments/${place}/dimensions/${d}/pairs/${index}`;
        return {
          name: say('report.lessOther', { first: nameOf(b), second: nameOf(a) }),
          verdict: diff === null ? null : judgeTested({ ci, t }),
          cells: [
            { shown: formatDifference(diff), at: `${at}/diff` },
            { shown: formatInterval(ci), at: `${at}/ci` },
            { shown: formatP(p), at: `${at}/p` },
            { shown: formatDifference(dunnZ), at: `${at}/dunnZ` },
            { shown: formatP(dunnP), at: `${at}/dunnP` },
          ],
        };
      }),
    })),
  };
}

/** A segment by the question whose answers it is made of. */
export function nameSegment(segment: SegmentFigures, questionnaire: Questionnaire, { text }: Speaker): string {
  const asked = findQuestion(segment, questionnaire);
  return asked ? text(asked.text) : segment.id;
}

/** The question that a segment is made of; an import may bring segments that were not asked. */
export function findQuestion({ id }: SegmentFigures, { profile }: Questionnaire): ProfileQuestion | undefined {
  return profile.find((question) => question.id === id);
}

/** A group by the text of its choice, where its question has choices, else as people wrote it. */
export function nameGroup(
  segment: SegmentFigures,
  value: string,
  questionnaire: Questionnaire,
  { text }: Speaker,
): string {
  const choice = findQuestion(segment, questionnaire)?.choices?.find((each) => each.id === value);
  return choice ? text(choice.text) : value;
}
