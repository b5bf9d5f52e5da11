import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Report } from '../../core/report/report.ts';
import { formatCount } from '../../words/numbers.ts';
import { describePeople } from '../reportView/describeFilter.ts';
import type { Speaker, Table } from './table.ts';

/** Whom all other figures are of, so that a number in a file can be traced to its people. */
export function tabulatePeople(
  { report, questionnaire }: { readonly report: Report; readonly questionnaire: Questionnaire },
  speaker: Speaker,
): Table {
  const { say } = speaker;
  const { used } = report.responses;
  const name = describePeople(report, questionnaire, speaker);
  return {
    label: say('people.title'),
    first: say('people.who'),
    columns: [{ key: 'people', title: say('people.responses') }],
    groups: [{ title: null, rows: [{ name, cells: [{ shown: formatCount(used), at: '/responses/used' }] }] }],
  };
}
