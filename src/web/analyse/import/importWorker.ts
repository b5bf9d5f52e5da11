import { parentPort, workerData } from 'node:worker_threads';
import { importHere } from './importHere.ts';
import type { ImportJob } from './importJob.ts';

/** What runs in the thread of an import, see importElsewhere. */
const { database, job } = workerData as { readonly database: string; readonly job: ImportJob };
const controller = new AbortController();
parentPort?.once('message', () => controller.abort());
const outcome = await importHere(database)(job, (news) => parentPort?.postMessage({ news }), controller.signal);
parentPort?.postMessage({ outcome });
parentPort?.close();
