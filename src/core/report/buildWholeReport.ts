import { buildDeepReport } from './buildDeepReport.ts';
import { explainFactors } from './buildFactors.ts';
import { buildReport, type ReportSettings } from './buildReport.ts';
import { isTooFew } from './notes.ts';
import { listReferences } from './references.ts';
import type { DeepReport, Report } from './report.ts';
import { buildSample, type Samples } from './sample.ts';

/** The report with its deep part and its references, as JSON carries it. */
export type WholeReport = Report & DeepReport & { readonly references: Readonly<Record<string, string>> };

/** @param seed where the drawing of samples begins; the same seed draws the same */
export function buildWholeReport(samples: Samples, settings: ReportSettings, seed: number): WholeReport {
  const report = buildReport(samples, settings);
  // Who are too few for the report are too few for what is drawn from them.
  const isHidden = isTooFew(report);
  const shown = isHidden ? buildSample(samples.customer.questionnaire, []) : samples.customer;
  const deep = buildDeepReport(shown, seed);
  const missing = isHidden ? [] : explainFactors(shown.questionnaire, shown.summary, deep.factors);
  return { ...report, ...deep, notes: [...report.notes, ...missing], references: listReferences() };
}
