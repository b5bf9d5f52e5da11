import type { Problem } from '../../core/problem.ts';
import { listFigures } from '../reportCsv.ts';
import { listColumns, type Overview, surveyResponses } from '../responseColumns.ts';
import { listTables, type WholeReport } from '../table/listTables.ts';
import type { Speaker, Table } from '../table/table.ts';
import { type DataSource, makeCodebookSheet, makeDataSheet } from './dataSheet.ts';
import { fitHeader } from './fitHeader.ts';
import { nameSheets } from './nameSheets.ts';
import type { Sheet } from './sheet.ts';
import { makeTableSheet } from './tableSheet.ts';
import { writeWorkbook } from './writeWorkbook.ts';

/** What Excel takes on a sheet, and what fits into the four gigabytes of a plain zip file. */
const mostRows = 1_048_576;
const mostColumns = 16_384;
const mostCells = 100_000_000;

/**
 * A study as one workbook: the responses of each audience, what their columns mean, each table of the report, and what its charts
 * plot. A problem where the responses are too many for a sheet.
 */
export async function buildStudyWorkbook(
  sources: readonly DataSource[],
  whole: WholeReport,
  speaker: Speaker,
): Promise<{ readonly pieces: AsyncGenerator<Uint8Array> } | { readonly problem: Problem }> {
  const { say } = speaker;
  const data: { readonly source: DataSource; readonly overview: Overview }[] = [];
  for (const source of sources) {
    const overview = await surveyResponses(source.questionnaire, source.openBlocks);
    const rows = overview.count + 1;
    const columns = listColumns(source.study, source.questionnaire, overview.segments).length;
    if (rows > mostRows || columns > mostColumns || rows * columns > mostCells)
      return { problem: { code: 'workbook-too-large', values: { rows, columns } } };
    data.push({ source, overview });
  }
  const tables = listTables(whole, speaker);
  const sheets = [
    ...data.map(({ source, overview }) => makeDataSheet(source, overview, speaker)),
    ...data.map(({ source, overview }) => makeCodebookSheet(source, overview, speaker)),
    ...tables.map((table) => makeTableSheet(table, whole.report, speaker)),
    makeChartSheet(tables, whole, speaker),
  ];
  const names = nameSheets(sheets.map(({ title }) => title));
  const listed = sheets.map(({ title }, index) => [names[index] ?? '', title]);
  const header = [say('sheets.sheet'), say('sheets.title')];
  const contents = { title: say('sheets.contents'), widths: [32, 80], blocks: () => [[header, ...listed]] };
  return { pieces: writeWorkbook([...sheets, contents]) };
}

/** The figures that charts are drawn from, one a row: what a chart of one's own needs. */
function makeChartSheet(tables: readonly Table[], { report }: WholeReport, speaker: Speaker): Sheet {
  const { say } = speaker;
  const charted = tables.filter(({ picture, isCharted }) => picture || isCharted);
  const header = ['table', 'part', 'row', 'column', 'pointer', 'value'].map((key) => say(`sheets.figure.${key}`));
  const rows = listFigures(charted, report, speaker).map(({ table, group, row, column, pointer, value }) => [
    ...[table, group, row, column, pointer, value],
  ]);
  const widths = fitHeader(header, [32, 24, 40, 24, 32]);
  return { title: say('sheets.charts'), widths, blocks: () => [[header, ...rows]] };
}
