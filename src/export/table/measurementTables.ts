import type { Report } from '../../core/report/report.ts';
import { formatCount, formatRange, formatScore, formatShare } from '../../words/numbers.ts';
import type { Tabulated } from './gapTables.ts';
import { type Cell, groupByDimension, nameDimension, nameItem, type Row, type Speaker, type Table } from './table.ts';

/** Below this a reliability is read with care. Source: Nunnally (1978), Psychometric Theory. */
const leastReliability = 0.7;

const sides = ['expectation', 'perception', 'gap'] as const;
type MeasuredSide = (typeof sides)[number];

/** The sides that were measured: all three, or the only one that was asked. */
export function listMeasured({ measurement }: Report): readonly MeasuredSide[] {
  return sides.filter((side) => measurement[side] !== null);
}

/** How well the items of each dimension hold together, side by side, and all items together. */
export function tabulateReliability({ report, questionnaire }: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  const measured = listMeasured(report);
  const doubt = (value: number | null) => value !== null && value < leastReliability;
  return {
    label: say('report.measurement.reliability'),
    first: say('report.measurement.side'),
    columns: [
      { key: 'value', title: say('report.measurement.alpha'), isMain: true },
      { key: 'ci', title: say('report.measurement.feldt') },
      { key: 'omega', title: say('report.measurement.omega') },
      { key: 'n', title: say('report.measurement.complete') },
    ],
    groups: [
      ...report.dimensions.map(({ id, alpha, omega }, d) => ({
        title: nameDimension(questionnaire, id, speaker),
        rows: measured.map((side): Row => {
          const at = `/dimensions/${d}`;
          const { value, ci, n } = alpha[side];
          return {
            name: say(`report.${side}`),
            cells: [
              { shown: formatScore(value), at: `${at}/alpha/${side}/value`, isDoubtful: doubt(value) },
              { shown: formatRange(ci), at: `${at}/alpha/${side}/ci` },
              { shown: formatScore(omega[side].value), at: `${at}/omega/${side}/value` },
              { shown: formatCount(n), at: `${at}/alpha/${side}/n` },
            ],
          };
        }),
      })),
      {
        title: say('report.measurement.allItems'),
        rows: measured.map((side): Row => {
          const { value = null, ci = null, n = 0 } = report.measurement[side]?.whole ?? {};
          const at = `/measurement/${side}/whole`;
          return {
            name: say(`report.${side}`),
            cells: [
              { shown: formatScore(value), at: `${at}/value`, isDoubtful: doubt(value) },
              { shown: formatRange(ci), at: `${at}/ci` },
              { shown: '–' },
              { shown: formatCount(n), at: `${at}/n` },
            ],
          };
        }),
      },
    ],
  };
}

/** What the reliability of the difference comes from: the two sides' spread and how they go together. */
export function tabulateDifference({ report, questionnaire }: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  return {
    label: say('report.measurement.difference'),
    first: say('report.dimension'),
    columns: [
      { key: 'value', title: say('report.measurement.ofDifference'), isMain: true },
      { key: 'alpha', title: say('report.measurement.alphaOfGap') },
      { key: 'r', title: say('report.measurement.rEP') },
      { key: 'var-e', title: say('report.measurement.varE') },
      { key: 'var-p', title: say('report.measurement.varP') },
    ],
    groups: [
      {
        title: null,
        rows: report.dimensions.map(({ id, reliabilityOfDifference, alpha, rEP, varE, varP }, index): Row => {
          const at = `/dimensions/${index}`;
          const isDoubtful = reliabilityOfDifference !== null && reliabilityOfDifference < leastReliability;
          return {
            name: nameDimension(questionnaire, id, speaker),
            cells: [
              { shown: formatScore(reliabilityOfDifference), at: `${at}/reliabilityOfDifference`, isDoubtful },
              { shown: formatScore(alpha.gap.value), at: `${at}/alpha/gap/value` },
              { shown: formatScore(rEP), at: `${at}/rEP` },
              { shown: formatScore(varE), at: `${at}/varE` },
              { shown: formatScore(varP), at: `${at}/varP` },
            ],
          };
        }),
      },
    ],
  };
}

/** How each item goes with the others of its dimension, and how many answers stand at the top of the scale. */
export function tabulateItemMeasurement({ report, questionnaire }: Tabulated, speaker: Speaker): Table {
  const { say } = speaker;
  const measured = listMeasured(report);
  const tops = (['expectation', 'perception'] as const).filter((side) => measured.includes(side));
  const titled = (key: string, side: MeasuredSide) => `${say(`report.measurement.${key}`)} · ${say(`report.${side}`)}`;
  return {
    label: say('report.measurement.items'),
    first: say('report.item'),
    columns: [
      ...measured.map((side) => ({
        key: `rest-${side}`,
        title: titled('itemRest', side),
        isMain: side === 'perception',
      })),
      ...measured.map((side) => ({ key: `deleted-${side}`, title: titled('ifDeleted', side) })),
      ...tops.map((side) => ({ key: `top-${side}`, title: titled('top', side) })),
    ],
    groups: groupByDimension(questionnaire, speaker, (index) => {
      const item = (side: MeasuredSide) => report.measurement[side]?.items[index];
      return {
        name: nameItem(questionnaire, index, speaker),
        cells: [
          ...measured.map((side): Cell => {
            const rest = item(side)?.itemRest ?? null;
            const at = `/measurement/${side}/items/${index}/itemRest`;
            return { shown: formatScore(rest), at, isDoubtful: rest !== null && rest < 0 };
          }),
          ...measured.map((side) => ({
            shown: formatScore(item(side)?.alphaIfDeleted ?? null),
            at: `/measurement/${side}/items/${index}/alphaIfDeleted`,
          })),
          ...tops.map((side) => ({
            shown: formatShare(report.items[index]?.ceiling[side] ?? null),
            at: `/items/${index}/ceiling/${side}`,
          })),
        ],
      };
    }),
  };
}
