import { buildReport, type ReportSettings } from '../../core/report/buildReport.ts';
import type { Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import type { StudySettings } from '../../core/study/settings.ts';

/** Who counts of a study: all, unless it says otherwise. */
export type Chosen = Pick<ReportSettings, 'filter' | 'without'>;

/** The report of a stored study, or of those in it that are chosen. */
export function buildStudyReport(
  version: string,
  { minGroup, waves }: StudySettings,
  samples: Samples,
  chosen: Chosen = {},
): Report {
  return buildReport(samples, {
    read: samples.customer.summary.n,
    duplicates: 0,
    minGroup,
    version,
    ...chosen,
    waveOrder: waves.length > 1 ? waves.map(({ id }) => id) : null,
  });
}
