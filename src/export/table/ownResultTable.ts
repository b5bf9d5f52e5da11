import type { Response } from '../../core/answers/response.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { buildReport } from '../../core/report/buildReport.ts';
import { buildSample } from '../../core/report/buildSample.ts';
import { tabulateDimensions } from './gapTables.ts';
import { tabulateZones } from './scoreTables.ts';
import { chooseColumns, type Row, type Speaker, type Table } from './table.ts';

/** What one person's figures have no use for: how many people, and an interval over people. */
const aboutMany = new Set(['n', 'ci']);

/**
 * One person's own means by dimension, with the gaps or the zone that they make, by the same rules as everybody's. There is no
 * verdict on a single person.
 */
export function tabulateOwnResult(response: Response, questionnaire: Questionnaire, speaker: Speaker): Table {
  const settings = { read: 1, duplicates: 0, minGroup: 1, version: '', waveOrder: null };
  const report = buildReport({ customer: buildSample(questionnaire, [response]) }, settings);
  const tabulated = { report, questionnaire };
  const whole = report.zones ? tabulateZones(report.zones, tabulated, speaker) : tabulateDimensions(tabulated, speaker);
  const table = chooseColumns(whole, ({ key }) => !aboutMany.has(key));
  const own = ({ verdict, ...row }: Row): Row => row;
  return {
    ...table,
    groups: table.groups.map((group) => ({ ...group, rows: group.rows.map(own) })),
    ...(table.foot && { foot: table.foot.map(own) }),
  };
}
