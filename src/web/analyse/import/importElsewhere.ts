import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImportOutcome } from './importJob.ts';
import type { DoImport } from './importRuns.ts';

type Message = { readonly share: number } | { readonly outcome: ImportOutcome };

/** Imports into a database file in a thread of its own, so that nobody waits for a page while a large file is read. */
export function importElsewhere(database: string): DoImport {
  return (job, tell, signal) =>
    new Promise((resolve, reject) => {
      // Named as this file is: .js once it is built.
      const path = new URL(`./importWorker${extname(import.meta.url)}`, import.meta.url);
      const worker = new Worker(path, { workerData: { database, job } });
      const stop = () => worker.postMessage('stop');
      signal.addEventListener('abort', stop);
      worker.on('message', (message: Message) => {
        if ('share' in message) tell(message.share);
        else resolve(message.outcome);
      });
      worker.once('error', reject);
      worker.once('exit', (code) => {
        signal.removeEventListener('abort', stop);
        reject(new Error(`the thread of an import ended with ${code}`));
      });
    });
}
