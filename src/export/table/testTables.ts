import type { Figures } from '../../core/report/figures.ts';
import type { BootstrapFigures, Bootstraps } from '../../core/report/report.ts';
import { formatCount, formatDegrees, formatDifference, formatInterval, formatP } from '../../words/numbers.ts';
import type { Tabulated } from './gapTables.ts';
import {
  type Cell,
  type Column,
  groupByDimension,
  nameDimension,
  nameItem,
  type Row,
  type Speaker,
  type Table,
} from './table.ts';

/** Every test of the items: Student's with two adjustments, and Wilcoxon's. */
export function tabulateItemTests(tabulated: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  return {
    label: say('report.tests.items'),
    first: say('report.item'),
    columns: testColumns(say, [
      { key: 'holm', title: say('report.pHolm') },
      { key: 'bh', title: say('report.tests.bh') },
    ]),
    groups: groupItems(tabulated, speaker, (figures, at) =>
      testCells(figures, at, [
        { shown: formatP(figures.pHolm), at: `${at}/pHolm` },
        { shown: formatP(figures.pBH), at: `${at}/pBH` },
      ]),
    ),
  };
}

/** How large the items' gaps are in units of their spread, and how they lean in ranks. */
export function tabulateItemEffects(tabulated: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  return {
    label: say('report.tests.itemEffects'),
    first: say('report.item'),
    columns: effectColumns(say),
    groups: groupItems(tabulated, speaker, effectCells),
  };
}

/** The tests of the dimensions and of the whole. */
export function tabulateDimensionTests(tabulated: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  return {
    label: say('report.tests.dimensions'),
    first: say('report.dimension'),
    columns: testColumns(say, [{ key: 'holm', title: say('report.pHolm') }]),
    ...listDimensions(tabulated, speaker, (figures, at) => {
      const pHolm = tabulated.report.dimensions.find((each) => each === figures)?.pHolm;
      return testCells(figures, at, [
        pHolm === undefined ? { shown: '–' } : { shown: formatP(pHolm), at: `${at}/pHolm` },
      ]);
    }),
  };
}

/** The same sizes of the dimensions, with bootstrap intervals of the gap that assume nothing about its shape. */
export function tabulateDimensionEffects(tabulated: Tabulated, bootstrap: Bootstraps, speaker: Speaker): Table {
  const { say } = speaker;
  const intervals = (drawn: BootstrapFigures, at: string): readonly Cell[] =>
    (['percentile', 'bca'] as const).map((key) => ({ shown: formatInterval(drawn[key]), at: `${at}/${key}` }));
  return {
    label: say('report.tests.dimensionEffects'),
    first: say('report.dimension'),
    columns: [
      ...effectColumns(say),
      { key: 'percentile', title: say('report.tests.percentile') },
      { key: 'bca', title: say('report.tests.bca') },
    ],
    ...listDimensions(tabulated, speaker, (figures, at, index) => {
      const drawn = index === null ? bootstrap.overall : bootstrap.dimensions[index];
      const from = index === null ? '/bootstrap/overall' : `/bootstrap/dimensions/${index}`;
      return [...effectCells(figures, at), ...intervals(drawn ?? { percentile: null, bca: null }, from)];
    }),
  };
}

function groupItems(
  { report, questionnaire }: Tabulated,
  speaker: Speaker,
  describe: (figures: Tabulated['report']['items'][number], at: string) => readonly Cell[],
): Table['groups'] {
  return groupByDimension(questionnaire, speaker, (index): Row => {
    const figures = report.items[index];
    if (!figures) throw new Error(`no item ${index}`);
    const cells = describe(figures, `/items/${index}`);
    return { name: nameItem(questionnaire, index, speaker), verdict: figures.verdict, cells };
  });
}

/** A row for each dimension, and at the foot one for the whole, whose place is null. */
function listDimensions(
  { report, questionnaire }: Tabulated,
  speaker: Speaker,
  describe: (figures: Figures, at: string, place: number | null) => readonly Cell[],
): Required<Pick<Table, 'groups' | 'foot'>> {
  const { unweighted } = report.overall;
  const rows = report.dimensions.map((figures, index) => ({
    name: nameDimension(questionnaire, figures.id, speaker),
    verdict: figures.verdict,
    cells: describe(figures, `/dimensions/${index}`, index),
  }));
  const cells = describe(unweighted, '/overall/unweighted', null);
  return {
    groups: [{ title: null, rows }],
    foot: [{ name: speaker.say('report.overall'), verdict: unweighted.verdict, cells }],
  };
}

function testColumns(say: Speaker['say'], adjusted: readonly Column[]): readonly Column[] {
  return [
    { key: 'n', title: say('report.n') },
    { key: 'gap', title: say('report.gap'), isMain: true },
    { key: 'ci', title: say('report.interval') },
    { key: 't', title: 't' },
    { key: 'df', title: say('report.tests.df') },
    { key: 'p', title: 'p' },
    ...adjusted,
    { key: 'wilcoxon', title: say('report.tests.wilcoxon') },
    { key: 'zeros', title: say('report.tests.zeros') },
  ];
}

function testCells(figures: Figures, at: string, adjusted: readonly Cell[]): readonly Cell[] {
  const { n, gap, ci, t, df, p, wilcoxonP, zeros } = figures;
  return [
    { shown: formatCount(n), at: `${at}/n` },
    { shown: formatDifference(gap), at: `${at}/gap` },
    { shown: formatInterval(ci), at: `${at}/ci` },
    { shown: formatDifference(t), at: `${at}/t` },
    { shown: formatDegrees(df), at: `${at}/df` },
    { shown: formatP(p), at: `${at}/p` },
    ...adjusted,
    { shown: formatP(wilcoxonP), at: `${at}/wilcoxonP` },
    { shown: formatCount(zeros), at: `${at}/zeros` },
  ];
}

function effectColumns(say: Speaker['say']): readonly Column[] {
  return [
    { key: 'gap', title: say('report.gap'), isMain: true },
    { key: 'r', title: say('report.tests.rankBiserial') },
    { key: 'dz', title: 'dz' },
    { key: 'dav', title: 'dav' },
    { key: 'g', title: say('report.tests.hedges') },
    { key: 'g-ci', title: say('report.tests.hedgesInterval') },
  ];
}

function effectCells({ gap, rankBiserial, dz, dav, hedges }: Figures, at: string): readonly Cell[] {
  return [
    { shown: formatDifference(gap), at: `${at}/gap` },
    { shown: formatDifference(rankBiserial), at: `${at}/rankBiserial` },
    { shown: formatDifference(dz), at: `${at}/dz` },
    { shown: formatDifference(dav), at: `${at}/dav` },
    { shown: formatDifference(hedges.value), at: `${at}/hedges/value` },
    { shown: formatInterval(hedges.ci), at: `${at}/hedges/ci` },
  ];
}
