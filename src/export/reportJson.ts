import { explainFactors } from '../core/report/buildFactors.ts';
import { isTooFew } from '../core/report/notes.ts';
import { listReferences } from '../core/report/references.ts';
import type { WholeReport } from './table/listTables.ts';

/** The report as JSON: everything, unrounded, with the reason for each figure that does not exist and the formula of each that may. */
export function writeReportJson({ report, samples, questionnaire }: WholeReport): string {
  // Who are too few for the report are too few for what is drawn from them.
  const missing = isTooFew(report) ? [] : explainFactors(questionnaire, samples.customer.summary, report.factors);
  const whole = { ...report, notes: [...report.notes, ...missing], references: listReferences() };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
