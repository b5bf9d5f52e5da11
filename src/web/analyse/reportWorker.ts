import { parentPort, workerData } from 'node:worker_threads';
import { listNumbers } from '../../core/answers/quality/startQualitySearch.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { openSqlite } from '../../storage/sqlite.ts';
import { foldPart, type Part } from './foldSample.ts';
import type { Ranges } from './idRanges.ts';
import { runReportThread } from './reportElsewhere.ts';
import { computeReport, countingOf, type FoldPartOf, type ReportJob } from './reportJob.ts';

/** What runs in a thread of reportElsewhere: the whole job, or a part of the customers that is folded beside it. */
interface Task {
  readonly database: string;
  readonly job: ReportJob;
  readonly part?: { readonly questionnaire: Questionnaire; readonly ranges: Ranges };
}

const { database, job, part } = workerData as Task;
const opened = await openSqlite(database, false);
if ('fault' in opened) throw new Error(`the database is ${opened.fault}`);
const { db, close } = opened;
const foldPartOf: FoldPartOf = (asked, form, ranges) => {
  const beside: Task = { database, job: asked, part: { questionnaire: form, ranges } };
  return runReportThread<Part>(new URL(import.meta.url), beside);
};
const { upTo, study } = job;
const snapshot = { studyId: study.id, audience: 'customer', upTo } as const;
const outcome = part
  ? await foldPart(db, snapshot, part.questionnaire, countingOf(job)('customer').share, part.ranges)
  : await computeReport(db, job, foldPartOf);
await close();
// The long lists are handed over, not copied.
const lists =
  'first' in outcome
    ? [...listNumbers(outcome.first.search), ...outcome.flagged]
    : [...outcome.folded.flagged.values()].flat();
parentPort?.postMessage(
  { outcome },
  lists.map(({ buffer }) => buffer as ArrayBuffer),
);
