import { parentPort, workerData } from 'node:worker_threads';
import { listNumbers } from '../../core/answers/quality/startQualitySearch.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { openSqlite } from '../../storage/sqlite.ts';
import { foldHalf, type Half } from './foldSample.ts';
import { runReportThread } from './reportElsewhere.ts';
import { computeReport, countingOf, type FoldUpper, type ReportJob } from './reportJob.ts';

/** What runs in a thread of reportElsewhere: the whole job, or, with a questionnaire, the upper half of the customers. */
interface Task {
  readonly database: string;
  readonly job: ReportJob;
  readonly questionnaire?: Questionnaire;
}

const { database, job, questionnaire } = workerData as Task;
const opened = await openSqlite(database, false);
if ('fault' in opened) throw new Error(`the database is ${opened.fault}`);
const { db, close } = opened;
const foldUpper: FoldUpper = (asked, form) =>
  runReportThread<Half>(new URL(import.meta.url), { database, job: asked, questionnaire: form } satisfies Task);
const { upTo, study } = job;
const snapshot = { studyId: study.id, audience: 'customer', upTo } as const;
const outcome = questionnaire
  ? await foldHalf(db, snapshot, questionnaire, countingOf(job)('customer').share, 'upper')
  : await computeReport(db, job, foldUpper);
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
