import { extname } from 'node:path';
import type { ResourceLimits } from 'node:worker_threads';
import { runThread } from '../runThread.ts';
import type { ComputedReport, ReportElsewhere } from './reportJob.ts';

/** With half of it a tenth more time goes into sweeping, and with twice as much a million responses take more than 300 MB. */
const young: ResourceLimits = { maxYoungGenerationSizeMb: 24 };
/** Far more than a report needs of some thousand groups. What is dead is swept the sooner the less room there is. */
const usual: ResourceLimits = { ...young, maxOldGenerationSizeMb: 256 };

/** Runs the module of report threads; once more where the usual memory was too little. */
export async function runReportThread<Outcome>(module: URL, task: unknown): Promise<Outcome> {
  const run = (resourceLimits: ResourceLimits) =>
    runThread<Outcome>(module, task, undefined, undefined, { resourceLimits });
  try {
    return await run(usual);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    return run(young);
  }
}

/** Computes the report of a large study in threads of its own, so that nobody waits for a page meanwhile. */
export function reportElsewhere(database: string): ReportElsewhere {
  const module = new URL(`./reportWorker${extname(import.meta.url)}`, import.meta.url);
  return (job) => runReportThread<ComputedReport>(module, { database, job });
}
