import type { League } from '../../core/report/buildLeague.ts';
import { formatCount, formatShare } from '../../words/numbers.ts';
import { judgeRow, type LeagueWords } from '../picture/league.ts';
import type { Speaker, Table } from './table.ts';

/** The groups of a league with their own means, those drawn towards the mean of all, and the limits that chance reaches. */
export function tabulateLeague({ rows }: League, words: LeagueWords, { say }: Speaker): Table {
  const { title, nameOf, print } = words;
  const write = ([low, high]: readonly [number, number]) => `[${print(low)}, ${print(high)}]`;
  return {
    label: title,
    first: say('report.group'),
    columns: [
      { key: 'n', title: say('report.n') },
      { key: 'shrunk', title: say('pictures.league.shrunk'), isMain: true },
      { key: 'own', title: say('pictures.league.own') },
      { key: 'ci', title: say('report.interval') },
      { key: 'kept', title: say('pictures.league.kept') },
      { key: 'inner', title: say('pictures.league.inner') },
      { key: 'outer', title: say('pictures.league.outer') },
    ],
    groups: [
      {
        title: null,
        rows: rows.map((row) => ({
          name: nameOf(row.value),
          verdict: judgeRow(row),
          cells: [
            { shown: formatCount(row.n) },
            { shown: print(row.shrunk) },
            { shown: print(row.mean) },
            { shown: row.ci ? write(row.ci) : '–' },
            { shown: formatShare(row.kept) },
            { shown: write(row.limits.inner) },
            { shown: write(row.limits.outer) },
          ],
        })),
      },
    ],
  };
}
