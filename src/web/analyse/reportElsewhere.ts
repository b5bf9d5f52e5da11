import { extname } from 'node:path';
import { runThread } from '../runThread.ts';
import type { ComputedReport, ReportElsewhere } from './reportJob.ts';

/** Computes the report of a large study in threads of its own, so that nobody waits for a page meanwhile. */
export function reportElsewhere(database: string): ReportElsewhere {
  const module = new URL(`./reportWorker${extname(import.meta.url)}`, import.meta.url);
  return (job) => runThread<ComputedReport>(module, { database, job });
}
