import { completeReport } from '../core/report/completeReport.ts';
import type { WholeReport } from './table/listTables.ts';

/** The report as JSON: everything, unrounded, with the reason for each figure that does not exist and the formula of each that may. */
export function writeReportJson({ report, samples }: WholeReport): string {
  return `${JSON.stringify(completeReport(report, samples.customer), null, 2)}\n`;
}
