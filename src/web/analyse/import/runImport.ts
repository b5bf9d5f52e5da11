import type { TellShare } from '../../../intake/table/row.ts';
import { findImportOfFile } from '../../../storage/imports.ts';
import { findQuestionnaire } from '../../../storage/questionnaires.ts';
import type { Database } from '../../../storage/schema.ts';
import { countOtherwise } from '../../../storage/settleStaged.ts';
import { startStaging } from '../../../storage/staging.ts';
import { compareStaged, storeStaged } from '../../../storage/storeStaged.ts';
import { findStudy } from '../../../storage/studies.ts';
import { findDestination } from '../importFile.ts';
import type { ImportJob, ImportOutcome } from './importJob.ts';
import { type ReadImport, readImport, roundTime } from './readImport.ts';

/** So many rows are named that had been stored before with other answers. */
const mostChanged = 200;

/**
 * Reads a file once, checks it and, as far as the job says, stores it: all of that or, when it is cancelled or throws, nothing.
 * The rows wait in tables of this connection, so that nobody else waits while the file is read.
 *
 * @param db is used by nobody else meanwhile
 * @param read reads the file, here or elsewhere
 */
export async function runImport(
  db: Database,
  job: ImportJob,
  tell: TellShare,
  signal: AbortSignal,
  read: ReadImport = readImport,
): Promise<ImportOutcome> {
  try {
    return await checkAndStore(db, job, tell, signal, read);
  } catch (error) {
    if (signal.aborted) return 'cancelled';
    throw error;
  }
}

async function checkAndStore(
  db: Database,
  job: ImportJob,
  tell: TellShare,
  signal: AbortSignal,
  read: ReadImport,
): Promise<ImportOutcome> {
  const study = await findStudy(db, job.studyId);
  const published = await findQuestionnaire(db, job.studyId, job.audience);
  if (!study || !published) throw new Error(`study ${job.studyId} does not ask ${job.audience}`);
  const staging = await startStaging(db);
  const file = await read({ job, study: findDestination(study, job.now), published }, async ({ values, share }) => {
    signal.throwIfAborted();
    tell(share);
    await staging.add(values);
  });
  if ('problems' in file) return file;
  const { found, hash, kind } = file;
  const duplicates = await staging.sort();
  const compared = await compareStaged(db, study.id);
  const { fresh, same, refused } = compared;
  const otherwise = await countOtherwise(db, study.id, job.audience);
  const stored = { fresh, otherwise, same, changed: refused.length, changedRows: refused.slice(0, mostChanged) };
  const check = { ...found, good: found.read - found.bad - duplicates, duplicates, stored };
  const earlier = (await findImportOfFile(db, study.id, hash)) ?? null;
  const isStored = job.store === 'good' || (job.store === 'all' && check.bad === 0);
  if (!isStored) return { check, earlier, stored: null };
  const about = {
    ...{ studyId: study.id, audience: job.audience, version: published.version, kind },
    ...{ fileName: job.fileName, fileHash: hash, mapping: JSON.stringify(found.mapping) },
    ...{ read: check.read, left: check.bad + check.duplicates, importedAt: roundTime(job.now) },
  };
  return { check, earlier, stored: await storeStaged(db, about, compared, signal) };
}
