import { contrastDimension, findScores } from '../../core/gaps/contrast.ts';
import { isGapHidden } from '../../core/report/notes.ts';
import type { Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import { formatScore } from '../../words/numbers.ts';
import { drawDots } from '../picture/rowPicture.ts';
import { nameDimension, type Speaker, type Table } from './table.ts';

/**
 * What each of a few managers believes that customers expect, as a dot beside what they do expect: a mean of so few would hide
 * how they differ. It shows single people, so it is for analysts alone. Null but where gap 1 lacks nothing but managers.
 */
export function tabulateFewManagers(report: Report, { manager }: Samples, speaker: Speaker): Table | null {
  if (!manager || !isGapHidden(report, 1) || manager.summary.n === 0) return null;
  const { dimensions, scale } = report;
  const { say } = speaker;
  const { questionnaire, summary } = manager;
  const table = findScores(summary, ['belief']);
  return {
    label: say('report.fewManagers.title'),
    first: say('report.dimension'),
    columns: [
      { key: 'expectation', title: say('report.expectation'), side: 'expectation' },
      { key: 'beliefs', title: say('report.fewManagers.beliefs'), isText: true },
    ],
    picture: { title: say('report.picture'), ends: [String(scale.min), String(scale.max)] },
    groups: [
      {
        title: null,
        rows: dimensions.map(({ id, expectation }, d) => {
          const { values, counts } = contrastDimension(questionnaire, table, d, [1]).tally;
          const beliefs = values.flatMap((value, index) => new Array<number>(counts[index] ?? 0).fill(value));
          const listed = beliefs.map((belief) => formatScore(belief)).join(' · ');
          return {
            name: nameDimension(questionnaire, id, speaker),
            cells: [
              { shown: formatScore(expectation), at: `/dimensions/${d}/expectation` },
              { shown: listed === '' ? '–' : listed },
            ],
            picture: drawDots({ expectation, beliefs }, scale, say('report.fewManagers.title')),
          };
        }),
      },
    ],
  };
}
