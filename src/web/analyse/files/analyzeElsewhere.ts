import { extname } from 'node:path';
import { runReportThread } from '../reportElsewhere.ts';
import type { Analysis, AnalyzeJob } from './analyzeHere.ts';

/** Makes the report of files elsewhere than in the thread that answers requests. */
export type AnalyzeElsewhere = (job: AnalyzeJob) => Promise<Analysis>;

/** Makes it in a thread of its own: files may be large, and their items many. */
export function analyzeElsewhere(): AnalyzeElsewhere {
  const module = new URL(`./analyzeWorker${extname(import.meta.url)}`, import.meta.url);
  return (job) => runReportThread<Analysis>(module, job);
}
