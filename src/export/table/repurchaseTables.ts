import type { Repurchase } from '../../core/report/repurchase.ts';
import {
  formatCount,
  formatShare,
  formatShareDifference,
  formatShareInterval,
  formatShareRange,
} from '../../words/numbers.ts';
import { drawFigure } from '../picture/rowPicture.ts';
import type { Cell, Speaker, Table } from './table.ts';

/** Gives cells their place in the report, for figures that stand in one. */
const placing = (isOfReport: boolean, row: string) => {
  return (shown: string, field: string): Cell => ({ shown, ...(isOfReport && { at: `/repurchase/${row}/${field}` }) });
};

/** How many of each cell would buy again, in per cent, with Wilson's interval. */
export function tabulateRates({ cells }: Repurchase, { say }: Speaker, isOfReport: boolean): Table {
  return {
    label: say('lesson.rates'),
    first: say('lesson.content'),
    columns: [
      { key: 'n', title: say('report.n') },
      { key: 'again', title: say('lesson.field.again') },
      { key: 'rate', title: say('lesson.rate'), isMain: true },
      { key: 'ci', title: say('lesson.ci') },
    ],
    picture: { title: say('report.picture'), ends: ['0%', '100%'] },
    groups: [
      {
        title: null,
        rows: cells.map(({ id, n, again, value, ci }, index) => {
          const name = say(`lesson.cell.${id}`);
          const shown = formatShare(value);
          const place = placing(isOfReport, `cells/${index}`);
          return {
            name,
            cells: [
              place(formatCount(n), 'n'),
              place(formatCount(again), 'again'),
              place(shown, 'value'),
              place(formatShareRange(ci), 'ci'),
            ],
            picture: drawFigure(
              { value, ci, verdict: null },
              { min: 0, max: 1 },
              say('lesson.rateOf', { name, value: shown }),
            ),
          };
        }),
      },
    ],
  };
}

/** What goes with service and with product, in percentage points. */
export function tabulateEffects({ effects }: Repurchase, { say }: Speaker, isOfReport: boolean): Table {
  return {
    label: say('lesson.effects'),
    first: say('lesson.difference'),
    columns: [
      { key: 'gap', title: say('lesson.points'), isMain: true },
      { key: 'ci', title: say('lesson.ci') },
    ],
    picture: { title: say('report.picture'), ends: ['−100%', '+100%'] },
    groups: [
      {
        title: null,
        rows: effects.map(({ id, value, ci }, index) => {
          const name = say(`lesson.effect.${id}`);
          const shown = formatShareDifference(value);
          const place = placing(isOfReport, `effects/${index}`);
          return {
            name,
            cells: [place(shown, 'value'), place(formatShareInterval(ci), 'ci')],
            picture: drawFigure(
              { value, ci, verdict: null },
              { min: -1, max: 1 },
              say('lesson.rateOf', { name, value: shown }),
            ),
          };
        }),
      },
    ],
  };
}
