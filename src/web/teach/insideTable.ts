import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { expectGaps } from '../../core/simulation/expectGaps.ts';
import type { ExpectedDimension } from '../../core/simulation/expectTruth.ts';
import { nameDimension, plain, type Speaker, type Table } from '../../export/table/table.ts';
import { nameGap } from '../../words/nameGap.ts';
import { formatDifference } from '../../words/numbers.ts';

/** What the report of made data will show of gaps 1 to 4 but for chance, by dimension and on the whole; null where no staff is asked. */
export function tabulateInside(
  customers: Questionnaire,
  expected: readonly ExpectedDimension[],
  speaker: Speaker,
): Table | null {
  const { say } = speaker;
  const inside = expectGaps(expected).filter(({ number }) => number < 5);
  if (inside.length === 0) return null;
  return {
    label: say('simulator.inside'),
    first: say('report.dimension'),
    columns: inside.map(({ number }) => ({ key: `gap-${number}`, title: nameGap(number, say) })),
    groups: [
      {
        title: null,
        rows: expected.map(({ id }) => ({
          name: nameDimension(customers, id, speaker),
          cells: inside.flatMap(({ dimensions }) => {
            const found = dimensions.find((each) => each.id === id);
            return plain(found ? formatDifference(found.data) : '–');
          }),
        })),
      },
    ],
    foot: [{ name: say('report.overall'), cells: plain(...inside.map(({ data }) => formatDifference(data))) }],
  };
}
