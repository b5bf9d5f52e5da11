import { formatScore } from '../../words/numbers.ts';
import type { Tabulated } from './gapTables.ts';
import { nameDimension, type Speaker, type Table } from './table.ts';

/** What people say of how much each dimension matters: their points, or their ranks as points. */
export function tabulateWeights({ report, questionnaire }: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  return {
    label: say('sheets.weights'),
    first: say('report.dimension'),
    columns: [
      { key: 'weight', title: say('explain.name.mean-points'), isMain: true },
      { key: 'rank', title: say('explain.name.mean-rank') },
    ],
    groups: [
      {
        title: null,
        rows: report.dimensions.map(({ id, weight, weightRank }, index) => ({
          name: nameDimension(questionnaire, id, speaker),
          cells: [
            { shown: formatScore(weight), at: `/dimensions/${index}/weight` },
            { shown: formatScore(weightRank), at: `/dimensions/${index}/weightRank` },
          ],
        })),
      },
    ],
  };
}
