import { extname } from 'node:path';
import { runThread } from '../../runThread.ts';
import type { ImportOutcome } from './importJob.ts';
import type { DoImport } from './importRuns.ts';

/** Imports into a database file in a thread of its own, so that nobody waits for a page while a large file is read. */
export function importElsewhere(database: string): DoImport {
  // Named as this file is: .js once it is built.
  const module = new URL(`./importWorker${extname(import.meta.url)}`, import.meta.url);
  return (job, tell, signal) => runThread<ImportOutcome, number>(module, { database, job }, tell, signal);
}
