import { explainFactors } from './buildFactors.ts';
import { isTooFew, type Note } from './notes.ts';
import { listReferences } from './references.ts';
import type { DeepReport, Report } from './report.ts';
import type { Sample } from './sample.ts';

/** A report with its deep part and what its figures mean: `fivegaps-report/1`, which files hold and programs read. */
export interface CompleteReport extends Report, DeepReport {
  readonly references: Readonly<Record<string, string>>;
}

/**
 * The report with the reason for each figure of its deep part that does not exist, and the formula of each that may. Of who are
 * too few nothing is told.
 */
export function completeReport(
  report: Report & DeepReport,
  { questionnaire, summary }: Pick<Sample, 'questionnaire' | 'summary'>,
): CompleteReport {
  const missing: readonly Note[] = isTooFew(report) ? [] : explainFactors(questionnaire, summary, report.factors);
  return { ...report, notes: [...report.notes, ...missing], references: listReferences() };
}
