import type { ScoreId } from '../../core/report/buildScores.ts';
import type { Zone, Zones } from '../../core/report/buildZones.ts';
import type { Figures } from '../../core/report/figures.ts';
import type { Report } from '../../core/report/report.ts';
import {
  formatCount,
  formatDifference,
  formatInterval,
  formatRange,
  formatScore,
  formatShare,
} from '../../words/numbers.ts';
import { drawShares, drawZone } from '../picture/rowPicture.ts';
import type { Tabulated } from './gapTables.ts';
import { groupByDimension, nameDimension, nameItem, type Row, type Speaker, type Table } from './table.ts';

/** Scores that are no difference, and so have no sign. */
const unsigned: readonly ScoreId[] = [
  'servperfMean',
  'meanOfDimensionPerceptions',
  'perceptionIndex',
  'satisfactionIndex',
  'csi',
  'csiOfTop',
];

/** The study in one number under every name in use, each with how it is computed. */
export function tabulateScores(report: Report, { say }: Speaker): Table {
  const describe = (isSigned: boolean): readonly Row[] =>
    report.scores.flatMap(({ id, value, n, ci }, index) => {
      if (unsigned.includes(id) === isSigned) return [];
      const at = `/scores/${index}`;
      const cells = [
        { shown: isSigned ? formatDifference(value) : formatScore(value), at: `${at}/value` },
        { shown: formatCount(n), at: `${at}/n` },
        { shown: isSigned ? formatInterval(ci) : formatRange(ci), ...(ci && { at: `${at}/ci` }) },
        { shown: say(`explain.formula.score-${id}`) },
      ];
      return [{ name: say(`score.${id}`), cells }];
    });
  return {
    label: say('report.page.scores'),
    first: say('scores.score'),
    columns: [
      { key: 'value', title: say('report.value'), isMain: true },
      { key: 'n', title: say('report.n') },
      { key: 'ci', title: say('report.interval') },
      { key: 'how', title: say('scores.how'), isText: true },
    ],
    groups: [
      { title: say('scores.ofGaps'), rows: describe(true) },
      { title: say('scores.ofPerceptions'), rows: describe(false) },
    ],
  };
}

/** Of each item, the shares of people whose perception is below, at and above their expectation; and 1 + X. */
export function tabulateShares({ report, questionnaire }: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  return {
    ...describeShareColumns(speaker),
    first: say('report.item'),
    groups: groupByDimension(questionnaire, speaker, (index) => {
      const figures = report.items[index];
      if (!figures) throw new Error(`no item ${index}`);
      return describeShares(nameItem(questionnaire, index, speaker), `/items/${index}`, figures, speaker);
    }),
    foot: [describeShares(say('report.overall'), '/overall/unweighted', report.overall.unweighted, speaker)],
  };
}

/** The same of each dimension. */
export function tabulateDimensionShares({ report, questionnaire }: Tabulated, speaker: Speaker): Table {
  const rows = report.dimensions.map((figures, index) =>
    describeShares(nameDimension(questionnaire, figures.id, speaker), `/dimensions/${index}`, figures, speaker),
  );
  return {
    ...describeShareColumns(speaker),
    first: speaker.say('report.dimension'),
    groups: [{ title: null, rows }],
  };
}

function describeShareColumns({ say }: Speaker): Pick<Table, 'label' | 'columns' | 'picture'> {
  return {
    label: say('scores.shares'),
    columns: [
      { key: 'n', title: say('report.n') },
      { key: 'below', title: say('scores.below'), isMain: true },
      { key: 'meets', title: say('scores.meets') },
      { key: 'exceeds', title: say('scores.exceeds') },
      { key: 'index', title: say('scores.index') },
    ],
    picture: { title: say('report.picture'), ends: ['0%', '100%'] },
  };
}

function describeShares(name: string, at: string, { n, shares, satisfactionIndex }: Figures, { say }: Speaker): Row {
  return {
    name,
    cells: [
      { shown: formatCount(n), at: `${at}/n` },
      ...(['below', 'meets', 'exceeds'] as const).map((key) => ({
        shown: formatShare(shares?.[key] ?? null),
        ...(shares && { at: `${at}/shares/${key}` }),
      })),
      { shown: formatScore(satisfactionIndex), at: `${at}/satisfactionIndex` },
    ],
    ...(shares && { picture: drawShares(shares, say('scores.shares')) }),
  };
}

/** Where perception stands between the minimum accepted and the level desired, by dimension and by item. */
export function tabulateZones(
  { items, dimensions }: Zones,
  { report, questionnaire }: Tabulated,
  speaker: Speaker,
): Table {
  const { say } = speaker;
  const describe = (name: string, at: string, zone: Zone): Row => ({
    name,
    cells: [
      { shown: formatCount(zone.n), at: `${at}/n` },
      ...(['minimum', 'desired', 'perception'] as const).map((key) => ({
        shown: formatScore(zone[key]),
        at: `${at}/${key}`,
      })),
      ...(['adequacy', 'superiority', 'width'] as const).map((key) => ({
        shown: formatDifference(zone[key].value),
        at: `${at}/${key}/value`,
      })),
      { shown: formatScore(zone.position), at: `${at}/position` },
    ],
    picture: drawZone(zone, report.scale, say('scores.zone.position')),
  });
  const { min, max } = report.scale;
  return {
    label: say('scores.zone.title'),
    first: say('report.dimension'),
    columns: [
      { key: 'n', title: say('report.n') },
      ...(['minimum', 'desired', 'perception', 'adequacy', 'superiority', 'width', 'position'] as const).map((key) => ({
        key,
        title: key === 'perception' ? say('report.perception') : say(`scores.zone.${key}`),
        isMain: key === 'adequacy',
      })),
    ],
    picture: { title: say('report.picture'), ends: [String(min), String(max)] },
    groups: [
      {
        title: say('report.byDimension'),
        rows: dimensions.map((zone, index) =>
          describe(nameDimension(questionnaire, zone.id, speaker), `/zones/dimensions/${index}`, zone),
        ),
      },
      {
        title: say('report.byItem'),
        rows: items.map((zone, index) =>
          describe(nameItem(questionnaire, index, speaker), `/zones/items/${index}`, zone),
        ),
      },
    ],
  };
}
