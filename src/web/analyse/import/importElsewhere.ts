import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { sniffFile } from '../../../intake/table/sniffFile.ts';
import { runThread } from '../../runThread.ts';
import { importHere } from './importHere.ts';
import type { ImportOutcome } from './importJob.ts';
import type { DoImport } from './importRuns.ts';

/** What is read is stored and forgotten at once: more room would only be filled with what is dead. */
const youngMegabytes = 12;

/** So many bytes of text are read in less time than a thread takes to start. */
const fewestForThread = 2 ** 18;

/**
 * Imports into a database file in a thread of its own, so that nobody waits for a page while a large file is read. A short text is
 * read in this one, where its preview is there at once; of a workbook nobody knows how much is packed into it.
 */
export function importElsewhere(database: string, fewestBytes = fewestForThread): DoImport {
  // Named as this file is: .js once it is built.
  const module = new URL(`./importWorker${extname(import.meta.url)}`, import.meta.url);
  return async (job, tell, signal) =>
    (await isShortText(job.path, fewestBytes))
      ? importHere(database)(job, tell, signal)
      : runThread<ImportOutcome, number>(module, { database, job }, tell, signal, {
          resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
        });
}

async function isShortText(path: string, fewestBytes: number): Promise<boolean> {
  const { size } = await stat(path);
  const kind = size < fewestBytes ? await sniffFile(path) : null;
  return kind !== null && 'text' in kind;
}
