import { writeReportCsv } from './reportCsv.ts';
import { writeReportHtml } from './reportHtml.ts';
import { writeReportJson } from './reportJson.ts';
import type { WholeReport } from './table/listTables.ts';
import type { Speaker } from './table/table.ts';

/** What a report can be handed over as without the answers; with them it is a workbook. */
export type ReportFormat = 'json' | 'csv' | 'html';

/** The report as a file of one of its formats. */
export function writeReportFile(
  format: ReportFormat,
  whole: WholeReport,
  about: Parameters<typeof writeReportHtml>[1],
  speaker: Speaker,
): string {
  if (format === 'json') return writeReportJson(whole);
  return format === 'csv' ? writeReportCsv(whole, speaker) : writeReportHtml(whole, about, speaker);
}
