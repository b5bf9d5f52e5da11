import { workerData } from 'node:worker_threads';
import { workInThread } from '../../workInThread.ts';
import { importHere } from './importHere.ts';
import type { ImportJob, ImportOutcome } from './importJob.ts';
import { readImportElsewhere } from './readImport.ts';

/** What runs in the thread of an import, see importElsewhere. */
const { database, job } = workerData as { readonly database: string; readonly job: ImportJob };
await workInThread<ImportOutcome, number>((tell, signal) =>
  importHere(database, readImportElsewhere)(job, (share) => void tell(share), signal),
);
