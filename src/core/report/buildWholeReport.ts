import { buildReport, type ReportSettings } from './buildReport.ts';
import { deepenReport } from './deepenReport.ts';
import type { DeepReport, Report } from './report.ts';
import type { Samples } from './sample.ts';

/**
 * The report with its deep part.
 *
 * @param seed where the drawing of samples begins; the same seed draws the same
 */
export function buildWholeReport(samples: Samples, settings: ReportSettings, seed: number): Report & DeepReport {
  const report = buildReport(samples, settings);
  return { ...report, ...deepenReport(report, samples, seed) };
}
