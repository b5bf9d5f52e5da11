import { once } from 'node:events';
import { MessageChannel, type MessagePort, parentPort, resourceLimits, workerData } from 'node:worker_threads';
import { listNumbers } from '../../core/answers/quality/startQualitySearch.ts';
import { openSqlite } from '../../storage/sqlite.ts';
import { runThread } from '../runThread.ts';
import { type FoldBeside, foldPart, type Part } from './foldSample.ts';
import { computeReport, countingOf, type ReportJob } from './reportJob.ts';

/** What runs in a thread of reportElsewhere: the whole job, or beside it the part of the customers that it is told by a port. */
interface Task {
  readonly database: string;
  readonly job: ReportJob;
  readonly port?: MessagePort;
}

const { database, job, port } = workerData as Task;
const foldBeside = port ? null : startBeside();
const opened = await openSqlite(database, false);
if ('fault' in opened) throw new Error(`the database is ${opened.fault}`);
const { db, close } = opened;
const outcome = foldBeside ? await computeReport(db, job, foldBeside) : await foldWhatIsTold();
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

/** Begins another thread at once, as it takes as long to load as this one takes to know what is to be folded. */
function startBeside(): FoldBeside {
  const { port1, port2 } = new MessageChannel();
  const beside: Task = { database, job, port: port2 };
  const options = { resourceLimits, transferList: [port2] };
  const part = runThread<Part>(new URL(import.meta.url), beside, undefined, undefined, options);
  return (...told) => {
    port1.postMessage(told);
    return part;
  };
}

async function foldWhatIsTold(): Promise<Part> {
  const [[questionnaire, ranges]] = (await once(port as MessagePort, 'message')) as [Parameters<FoldBeside>];
  port?.close();
  const { upTo, study } = job;
  const snapshot = { studyId: study.id, audience: 'customer', upTo } as const;
  return foldPart(db, snapshot, questionnaire, countingOf(job)('customer').share, ranges);
}
