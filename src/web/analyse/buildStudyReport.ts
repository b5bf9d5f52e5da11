import { buildDeepReport } from '../../core/report/buildDeepReport.ts';
import { buildReport } from '../../core/report/buildReport.ts';
import { isTooFew } from '../../core/report/notes.ts';
import type { DeepReport, Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import { usualSeed } from '../../core/report/usualSeed.ts';
import type { Filter } from '../../core/study/filter.ts';
import type { StudySettings } from '../../core/study/settings.ts';
import { withoutAnybody } from './samplesShown.ts';

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

/** The part of it that takes longer. Who are too few for the report are too few for what is drawn from them. */
export function deepenStudyReport(report: Report, samples: Samples): DeepReport {
  return buildDeepReport((isTooFew(report) ? withoutAnybody(samples) : samples).customer, usualSeed);
}
