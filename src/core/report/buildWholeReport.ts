import { buildDeepReport } from './buildDeepReport.ts';
import { buildReport, type ReportSettings } from './buildReport.ts';
import { isTooFew } from './notes.ts';
import type { DeepReport, Report } from './report.ts';
import { buildSample, type Samples } from './sample.ts';

/**
 * The report with its deep part.
 *
 * @param seed where the drawing of samples begins; the same seed draws the same
 */
export function buildWholeReport(samples: Samples, settings: ReportSettings, seed: number): Report & DeepReport {
  const report = buildReport(samples, settings);
  // Who are too few for the report are too few for what is drawn from them.
  const shown = isTooFew(report) ? buildSample(samples.customer.questionnaire, []) : samples.customer;
  return { ...report, ...buildDeepReport(shown, seed) };
}
