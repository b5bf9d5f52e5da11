import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Scale } from '../../core/instrument/scale.ts';
import type { Figures } from '../../core/report/figures.ts';
import type { Report } from '../../core/report/report.ts';
import { formatCount, formatDifference, formatInterval, formatRange, formatScore } from '../../words/numbers.ts';
import { drawDumbbell } from '../picture/rowPicture.ts';
import {
  type Column,
  chooseColumns,
  groupByDimension,
  nameDimension,
  nameItem,
  type Row,
  type Speaker,
  type Table,
} from './table.ts';

/** Expectation, perception and gap of every dimension, and of all together. */
export function tabulateDimensions({ report, questionnaire }: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  const table: Table = {
    ...describeColumns(report, speaker),
    label: say('report.byDimension'),
    first: say('report.dimension'),
    groups: [
      {
        title: null,
        rows: report.dimensions.map((figures, index) =>
          describeFigures(
            nameDimension(questionnaire, figures.id, speaker),
            `/dimensions/${index}`,
            figures,
            report.scale,
            speaker,
          ),
        ),
      },
    ],
    foot: [
      describeFigures(say('report.overall'), '/overall/unweighted', report.overall.unweighted, report.scale, speaker),
    ],
  };
  return chooseColumns(table, findAsked(questionnaire));
}

/** The same of every item, under its dimension. */
export function tabulateItems({ report, questionnaire }: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  const table: Table = {
    ...describeColumns(report, speaker),
    label: say('report.byItem'),
    first: say('report.item'),
    groups: groupByDimension(questionnaire, speaker, (index) => {
      const figures = report.items[index];
      if (!figures) throw new Error(`no item ${index}`);
      return describeFigures(
        nameItem(questionnaire, index, speaker),
        `/items/${index}`,
        figures,
        report.scale,
        speaker,
      );
    }),
  };
  return chooseColumns(table, findAsked(questionnaire));
}

/** Whether a column has anything in it: a side that was asked, and the gap where both were. */
export function findAsked({ sides }: Questionnaire): (column: Column) => boolean {
  const asks = (wanted: string) => sides.some(({ side }) => side === wanted);
  const hasGap = asks('expectation') && asks('perception');
  return ({ key, side }) => (side ? asks(side) : key === 'n' || hasGap);
}

export interface Tabulated {
  readonly report: Report;
  readonly questionnaire: Questionnaire;
}

export function describeColumns({ scale }: Report, { say }: Speaker): Pick<Table, 'columns' | 'picture'> {
  const columns: readonly Column[] = [
    { key: 'n', title: say('report.n') },
    { key: 'expectation', title: say('report.expectation'), side: 'expectation' },
    { key: 'perception', title: say('report.perception'), side: 'perception' },
    { key: 'gap', title: say('report.gap'), isMain: true },
    { key: 'ci', title: say('report.ci') },
  ];
  return { columns, picture: { title: say('report.picture'), ends: [String(scale.min), String(scale.max)] } };
}

export function describeFigures(
  name: string,
  at: string,
  figures: Pick<Figures, 'n' | 'expectation' | 'perception' | 'gap' | 'ci' | 'verdict'>,
  scale: Scale,
  { say }: Speaker,
): Row {
  const { n, expectation, perception, gap, ci, verdict } = figures;
  return {
    name,
    verdict,
    cells: [
      { shown: formatCount(n), at: `${at}/n` },
      { shown: formatScore(expectation), at: `${at}/expectation` },
      { shown: formatScore(perception), at: `${at}/perception` },
      { shown: formatDifference(gap), at: `${at}/gap` },
      // Where one side was asked, the interval is that of its mean.
      { shown: gap === null ? formatRange(ci) : formatInterval(ci), at: `${at}/ci` },
    ],
    picture: drawDumbbell(figures, scale, verdict ? say(`verdict.${verdict}`) : say('report.noItems')),
  };
}
