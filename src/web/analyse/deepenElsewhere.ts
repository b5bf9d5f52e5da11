import { extname } from 'node:path';
import { deepenReport } from '../../core/report/deepenReport.ts';
import type { DeepReport, Report } from '../../core/report/report.ts';
import type { Samples } from '../../core/report/sample.ts';
import { runThread } from '../runThread.ts';

/** What the deep part of a report is made of, see `deepenReport`. It is told to a thread, so it is plain. */
export interface DeepJob {
  readonly report: Report;
  readonly samples: Samples;
  readonly seed: number;
}

/** Makes the deep part of a report elsewhere than in the thread that answers requests. */
export type DeepenElsewhere = (job: DeepJob) => Promise<DeepReport>;

/** Makes it in a thread of its own: it draws thousands of samples, of however few people. */
export function deepenElsewhere(): DeepenElsewhere {
  const module = new URL(`./deepenWorker${extname(import.meta.url)}`, import.meta.url);
  return (job) => runThread<DeepReport>(module, job);
}

/** The deep part of a report, made where the site makes it. */
export async function deepen(
  { deepenElsewhere }: { readonly deepenElsewhere?: DeepenElsewhere },
  job: DeepJob,
): Promise<DeepReport> {
  return deepenElsewhere?.(job) ?? deepenReport(job.report, job.samples, job.seed);
}
