import { extname } from 'node:path';
import { runThread } from '../runThread.ts';
import type { ComputedReport, ReportElsewhere } from './reportJob.ts';

/** Of a block of responses hardly anything outlives its folding, so that more room would only be filled with what is dead. */
const youngMegabytes = 12;

/** Runs the module of report threads, the whole job or a part of it. */
export function runReportThread<Outcome>(module: URL, task: unknown): Promise<Outcome> {
  return runThread<Outcome>(module, task, undefined, undefined, { maxYoungGenerationSizeMb: youngMegabytes });
}

/** Computes the report of a large study in threads of its own, so that nobody waits for a page meanwhile. */
export function reportElsewhere(database: string): ReportElsewhere {
  const module = new URL(`./reportWorker${extname(import.meta.url)}`, import.meta.url);
  return (job) => runReportThread<ComputedReport>(module, { database, job });
}
