import { buildDeepReport } from './buildDeepReport.ts';
import { buildSample } from './buildSample.ts';
import { isTooFew } from './notes.ts';
import type { DeepReport, Report } from './report.ts';
import type { Samples } from './sample.ts';

/**
 * The deep part of a report. Who are too few for the report are too few for what is drawn from them.
 *
 * @param seed where the drawing of samples begins; the same seed draws the same
 */
export function deepenReport(report: Report, { customer }: Samples, seed: number): DeepReport {
  return buildDeepReport(isTooFew(report) ? buildSample(customer.questionnaire, []) : customer, seed);
}
