import type { StudyRepurchase } from '../../../core/report/buildStudyRepurchase.ts';
import { formatCount, formatShare } from '../../../words/numbers.ts';
import type { Speaker } from '../../table/table.ts';
import { pale } from '../deckStyle.ts';
import type { ChartPlan } from './chartPlan.ts';

/** Who would buy again. A cell without a rate is left out: whoever opens the chart's data would read a zero there as a rate. */
export function planRepurchase({ cells }: StudyRepurchase, { say }: Speaker): ChartPlan {
  const rows = cells.flatMap(({ id, n, value, ci }) => (value === null ? [] : [{ id, n, value, ci }]));
  return {
    kind: 'bars',
    categories: rows.map(({ id, n }) => `${say(`lesson.cell.${id}`)} · ${say('picture.n', { n: formatCount(n) })}`),
    series: [{ name: say('repurchase.title'), values: rows.map(({ value }) => value), colour: pale.expectation }],
    axis: { min: 0, max: 1 },
    shown: rows.map(({ value }) => formatShare(value)),
    whiskers: rows.flatMap(({ ci }, category) => (ci ? [{ category, from: ci[0], to: ci[1] }] : [])),
    whiskersAre: say('pictures.intervals.share'),
    format: 'share',
  };
}
