import type { Response } from '../../core/answers/response.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { buildReport } from '../../core/report/buildReport.ts';
import { buildSample } from '../../core/report/sample.ts';
import { tabulateDimensions } from './gapTables.ts';
import type { Row, Speaker, Table } from './table.ts';

/** What one person's figures have no use for: how many people, and an interval over people. */
const aboutMany = new Set(['n', 'ci']);

/** One person's own means and gaps by dimension, by the same rules as everybody's. There is no verdict on a single person. */
export function tabulateOwnResult(response: Response, questionnaire: Questionnaire, speaker: Speaker): Table {
  const settings = { read: 1, duplicates: 0, minGroup: 1, version: '', waveOrder: null };
  const report = buildReport({ customer: buildSample(questionnaire, [response]) }, settings);
  const table = tabulateDimensions({ report, questionnaire }, speaker);
  const shown = table.columns.map(({ key }) => !aboutMany.has(key));
  const own = ({ verdict, cells, ...row }: Row): Row => ({ ...row, cells: cells.filter((_, index) => shown[index]) });
  return {
    ...table,
    columns: table.columns.filter((_, index) => shown[index]),
    groups: table.groups.map((group) => ({ ...group, rows: group.rows.map(own) })),
    foot: (table.foot ?? []).map(own),
  };
}
