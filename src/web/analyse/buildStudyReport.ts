import { buildReport } from '../../core/report/buildReport.ts';
import type { Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import type { Filter } from '../../core/study/filter.ts';
import type { StudySettings } from '../../core/study/settings.ts';

/** The report of a stored study, or of those in it that a filter has chosen. */
export function buildStudyReport(
  version: string,
  { minGroup, waves }: StudySettings,
  samples: Samples,
  filter?: Filter,
): Report {
  return buildReport(samples, {
    read: samples.customer.summary.n,
    duplicates: 0,
    minGroup,
    version,
    ...(filter && { filter }),
    waveOrder: waves.length > 1 ? waves.map(({ id }) => id) : null,
  });
}
