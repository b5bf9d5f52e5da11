import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { ExpectedDimension } from '../../core/simulation/expectTruth.ts';
import { drawDumbbell, drawZone } from '../../export/picture/rowPicture.ts';
import type { Speaker, Table } from '../../export/table/table.ts';
import { nameDimension } from '../../export/table/table.ts';
import { formatDifference, formatScore } from '../../words/numbers.ts';

/** What the report of made data will show of customers but for chance, beside the true gap, with the picture of each row. */
export function tabulateTruth(
  questionnaire: Questionnaire,
  expected: readonly ExpectedDimension[],
  speaker: Speaker,
): Table {
  const { say, text } = speaker;
  const { scale, sides } = questionnaire;
  const hasGap = ['expectation', 'perception'].every((wanted) => sides.some(({ side }) => side === wanted));
  return {
    label: say('simulator.preview'),
    first: say('report.dimension'),
    columns: [
      ...sides.map(({ side, title }) => ({
        key: side,
        title: text(title),
        ...(side === 'expectation' || side === 'perception' ? { side } : {}),
      })),
      ...(hasGap
        ? [
            { key: 'gap', title: say('report.gap') },
            { key: 'truth', title: say('simulator.trueGap') },
          ]
        : []),
    ],
    picture: { title: say('report.picture'), ends: [String(scale.min), String(scale.max)] },
    groups: [
      {
        title: null,
        rows: expected.map(({ id, data, truth: chosen }) => {
          const { expectation = null, perception = null, minimum, desired } = data.means;
          const name = nameDimension(questionnaire, id, speaker);
          const cells = sides.map(({ side }) => formatScore(data.means[side] ?? null));
          const gaps = hasGap ? [data.gap, chosen.gap].map(formatDifference) : [];
          return {
            name,
            cells: [...cells, ...gaps].map((shown) => ({ shown })),
            picture:
              minimum === undefined || desired === undefined
                ? drawDumbbell({ expectation, perception, ci: null, verdict: null }, scale, name)
                : drawZone({ minimum, desired, perception }, scale, name),
          };
        }),
      },
    ],
  };
}
