import { completeReport } from '../core/report/completeReport.ts';
import { listNumbers } from '../core/report/listNumbers.ts';
import { isTooFew } from '../core/report/notes.ts';
import { type CsvStyle, joinCells, safeCsv } from './csvText.ts';
import { listFigureColumns, listRows } from './table/figureColumns.ts';
import { listTables, type WholeReport } from './table/listTables.ts';
import type { Speaker, Table } from './table/table.ts';

/** A figure with its place in the tables and in the report. */
export interface PlacedFigure {
  readonly table: string;
  readonly group: string;
  readonly row: string;
  readonly column: string;
  readonly pointer: string;
  readonly value: number | null;
}

/**
 * All figures of the report as one table, a row a figure: tables of many shapes under one another are nothing that a program can
 * read. First those of the tables, by their names, then all other numbers of the JSON. Figures are unrounded; one that does not
 * exist is an empty cell. `pointer` is its place in the JSON.
 */
export function writeReportCsv(whole: WholeReport, speaker: Speaker, style: CsvStyle = safeCsv): string {
  const tabled = listFigures(listTables(whole, speaker), whole.report, speaker);
  const lines = [...tabled, ...listOthers(whole, tabled, speaker)].map(
    ({ table, group, row, column, pointer, value }) =>
      joinCells([...[table, group, row, column].map(style.writeText), pointer, String(value ?? '')], style),
  );
  return style.mark + joinCells(['table', 'group', 'row', 'column', 'pointer', 'value'], style) + lines.join('');
}

/** The numbers of the JSON that no table shows, named by their places; of too few people there is nothing to add. */
function listOthers(
  { report, samples }: WholeReport,
  tabled: readonly PlacedFigure[],
  { say }: Speaker,
): readonly PlacedFigure[] {
  if (isTooFew(report)) return [];
  const known = new Set(tabled.map(({ pointer }) => pointer));
  return listNumbers(completeReport(report, samples.customer)).flatMap(([pointer, value]) =>
    known.has(pointer) ? [] : [{ table: say('handOver.others'), group: '', row: pointer, column: '', pointer, value }],
  );
}

/** The figures of some tables, one by one. */
export function listFigures(tables: readonly Table[], report: unknown, { say }: Speaker): readonly PlacedFigure[] {
  return tables.flatMap((table) => {
    const columns = listFigureColumns(table, report, say);
    return listRows(table).flatMap(({ group, row }) =>
      columns.flatMap(({ title, read }) => {
        const { figure } = read(row);
        if (!figure) return [];
        return [{ table: table.label, group, row: row.name, column: title, pointer: figure.at, value: figure.value }];
      }),
    );
  });
}
