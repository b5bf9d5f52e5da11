import type { Audience } from '../../core/instrument/side.ts';
import type { Report } from '../../core/report/report.ts';
import { everybody, type Filter } from '../../core/study/filter.ts';
import type { Database } from '../../storage/schema.ts';
import type { Study } from '../../storage/studies.ts';
import { buildStudyReport } from './buildStudyReport.ts';
import { countKept, keepChosen } from './choosePeople.ts';
import type { FoldBeside } from './foldSample.ts';
import { type FoldedStudy, foldStudy } from './foldStudy.ts';

/** What a report for the study's staff is made of. It is told to threads, so it is plain. */
export interface ReportJob {
  readonly study: Pick<Study, 'id' | 'settings'>;
  readonly version: string;
  readonly upTo: number;
  /** Who counts; null where all do. */
  readonly filter: Filter | null;
  /** The audiences of whom nobody counts. */
  readonly hidden: readonly Audience[];
}

export interface ComputedReport {
  readonly folded: FoldedStudy;
  readonly report: Report;
}

/** Does a job elsewhere than in the thread that answers requests. */
export type ReportElsewhere = (job: ReportJob) => Promise<ComputedReport>;

/** Which responses of each audience count. */
export function countingOf({ upTo, filter, hidden }: Pick<ReportJob, 'upTo' | 'filter' | 'hidden'>) {
  return countKept(keepChosen(filter ?? everybody, hidden), upTo);
}

/** Folds what counts, and makes the report. */
export async function computeReport(db: Database, job: ReportJob, foldBeside?: FoldBeside): Promise<ComputedReport> {
  const { study, version, filter } = job;
  const folded = await foldStudy(db, study.id, countingOf(job), foldBeside);
  return {
    folded,
    report: buildStudyReport(version, study.settings, folded.samples, filter === null ? {} : { filter }),
  };
}
