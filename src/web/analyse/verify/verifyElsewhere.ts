import { extname } from 'node:path';
import { runReportThread } from '../reportElsewhere.ts';
import type { Verdict, VerifyJob } from './verifyBundle.ts';

/** Checks a bundle elsewhere than in the thread that answers requests. */
export type VerifyElsewhere = (job: VerifyJob) => Promise<Verdict | null>;

/** Checks it in a thread of its own: its whole report is computed again. */
export function verifyElsewhere(): VerifyElsewhere {
  const module = new URL(`./verifyWorker${extname(import.meta.url)}`, import.meta.url);
  return (job) => runReportThread<Verdict | null>(module, job);
}
