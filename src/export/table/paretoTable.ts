import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Shortfall } from '../../core/report/listShortfalls.ts';
import { formatCount, formatDifference, formatInterval, formatShare } from '../../words/numbers.ts';
import { nameItem, type Speaker, type Table } from './table.ts';

/** The items below expectation, the widest gap first, each with its part in all that is missing. */
export function tabulatePareto(
  shortfalls: readonly Shortfall[],
  questionnaire: Questionnaire,
  speaker: Speaker,
): Table {
  const { say } = speaker;
  return {
    label: say('pictures.pareto.title'),
    first: say('report.item'),
    columns: [
      { key: 'n', title: say('report.n') },
      { key: 'gap', title: say('report.gap'), isMain: true },
      { key: 'ci', title: say('report.ci') },
      { key: 'share', title: say('pictures.pareto.share') },
      { key: 'cumulative', title: say('pictures.pareto.cumulative') },
    ],
    groups: [
      {
        title: null,
        rows: shortfalls.map(({ index, figures, share, cumulative }) => ({
          name: nameItem(questionnaire, index, speaker),
          verdict: figures.verdict,
          cells: [
            { shown: formatCount(figures.n), at: `/items/${index}/n` },
            { shown: formatDifference(figures.gap), at: `/items/${index}/gap` },
            { shown: formatInterval(figures.ci), at: `/items/${index}/ci` },
            { shown: formatShare(share) },
            { shown: formatShare(cumulative) },
          ],
        })),
      },
    ],
  };
}
