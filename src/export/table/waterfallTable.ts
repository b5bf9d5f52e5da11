import type { Waterfall } from '../../core/report/buildWaterfall.ts';
import { nameGap } from '../../words/nameGap.ts';
import { formatCount, formatDifference, formatScore } from '../../words/numbers.ts';
import type { Row, Speaker, Table } from './table.ts';

/** What the picture of the way from expectation to perception shows: the mean of each side, then the steps between them. */
export function tabulateWaterfall({ sides, steps }: Waterfall, { say }: Speaker): Table {
  const means = Object.entries(sides).flatMap(([side, found]): readonly Row[] => {
    if (found === null) return [];
    const at = `/waterfall/sides/${side}`;
    const cells = [
      { shown: formatScore(found.value), at: `${at}/value` },
      { shown: formatCount(found.n), at: `${at}/n` },
    ];
    return [{ name: say(`picture.side.${side}`), cells }];
  });
  const differences = steps.map(({ step, value }, index): Row => {
    const name = step === 'interpretation' ? say('picture.waterfall.interpretation') : nameGap(step, say);
    return { name, cells: [{ shown: formatDifference(value), at: `/waterfall/steps/${index}/value` }, { shown: '–' }] };
  });
  return {
    label: say('picture.waterfall.title'),
    isCharted: true,
    first: say('report.measurement.side'),
    columns: [
      { key: 'value', title: say('report.value'), isMain: true },
      { key: 'n', title: say('report.n') },
    ],
    groups: [{ title: null, rows: [...means, ...differences] }],
  };
}
