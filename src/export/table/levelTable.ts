import type { WaveLevels } from '../../core/report/waveLevels.ts';
import { formatCount, formatDifference, formatInterval } from '../../words/numbers.ts';
import { judgeTested } from './judgeTested.ts';
import { nameDimension, type Speaker, type Table } from './table.ts';
import { nameChange, type PlacedChange } from './waveTable.ts';

/** Where each dimension stood before and after, and whether it changed. */
export function tabulateLevels(
  { place, change, questionnaire }: Pick<PlacedChange, 'place' | 'change' | 'questionnaire'>,
  levels: readonly WaveLevels[],
  print: (value: number) => string,
  speaker: Speaker,
): Table {
  const { say } = speaker;
  return {
    label: nameChange(change, speaker),
    first: say('report.dimension'),
    columns: [
      ...(['from', 'to'] as const).flatMap((end) => {
        const wave = say('pictures.waves.wave', { wave: change[end] });
        return [
          { key: end, title: wave },
          { key: `${end}-n`, title: say('pictures.waves.n', { wave: change[end] }) },
        ];
      }),
      { key: 'change', title: say('report.change.title'), isMain: true },
      { key: 'ci', title: say('report.interval') },
    ],
    groups: [
      {
        title: null,
        rows: levels.map(({ id, from, to }) => {
          const d = change.dimensions.findIndex((each) => each.id === id);
          const figures = change.dimensions[d];
          const at = `/waves/${place}/dimensions/${d}`;
          return {
            name: nameDimension(questionnaire, id, speaker),
            verdict: figures ? judgeTested(figures) : null,
            cells: [
              ...[from, to].flatMap(({ value, n }) => [{ shown: print(value) }, { shown: formatCount(n) }]),
              { shown: formatDifference(figures?.diff ?? null), at: `${at}/diff` },
              { shown: formatInterval(figures?.ci ?? null), at: `${at}/ci` },
            ],
          };
        }),
      },
    ],
  };
}
