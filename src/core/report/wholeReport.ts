import { buildDeepReport } from './buildDeepReport.ts';
import { explainFactors } from './buildFactors.ts';
import { buildReport } from './buildReport.ts';
import { isTooFew, type Note } from './notes.ts';
import { listReferences } from './references.ts';
import type { DeepReport, Report } from './report.ts';
import { buildSample, type Sample, type Samples } from './sample.ts';

/** A report with its deep part, as one value: `fivegaps-report/1`, which files hold and programs read. */
export interface WholeReport extends Report, DeepReport {
  readonly references: Readonly<Record<string, string>>;
}

/** Both parts as one, with the reasons for what the deep part lacks. Of who are too few nothing is told. */
export function joinReport(
  report: Report,
  deep: DeepReport,
  { questionnaire, summary }: Pick<Sample, 'questionnaire' | 'summary'>,
): WholeReport {
  const missing: readonly Note[] = isTooFew(report) ? [] : explainFactors(questionnaire, summary, deep.factors);
  return { ...report, ...deep, notes: [...report.notes, ...missing], references: listReferences() };
}

/** The whole report of some samples. Who are too few for the report are too few for what is drawn from them. */
export function buildWholeReport(
  samples: Samples,
  settings: Parameters<typeof buildReport>[1],
  seed: number,
): WholeReport {
  const report = buildReport(samples, settings);
  const shown = isTooFew(report) ? buildSample(samples.customer.questionnaire, []) : samples.customer;
  return joinReport(report, buildDeepReport(shown, seed), shown);
}
