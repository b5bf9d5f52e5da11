import type { ResponseFile } from '../../../intake/readResponses.ts';
import type { TellShare } from '../../../intake/table/row.ts';
import { findImportOfFile } from '../../../storage/imports.ts';
import { findQuestionnaire, type PublishedQuestionnaire } from '../../../storage/questionnaires.ts';
import type { Database } from '../../../storage/schema.ts';
import { sortStaged, startStaging } from '../../../storage/staging.ts';
import { storeStaged } from '../../../storage/storeStaged.ts';
import { findStudy } from '../../../storage/studies.ts';
import {
  checkImport,
  type Destination,
  findDestination,
  type GoodRow,
  openImport,
  openTurned,
  type Staging,
} from '../importFile.ts';
import type { ImportJob, ImportOutcome } from './importJob.ts';

/**
 * Reads a file once, checks it and, as far as the job says, stores it: all of that or, when it is cancelled or throws, nothing.
 * The rows wait in tables of this connection, so that nobody else waits while the file is read.
 *
 * @param db is used by nobody else meanwhile
 */
export async function runImport(
  db: Database,
  job: ImportJob,
  tell: TellShare,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  try {
    return await checkAndStore(db, job, tell, signal);
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
): Promise<ImportOutcome> {
  const study = await findStudy(db, job.studyId);
  const published = await findQuestionnaire(db, job.studyId, job.audience);
  if (!study || !published) throw new Error(`study ${job.studyId} does not ask ${job.audience}`);
  const destination = findDestination(study, job.now);
  const { suspects } = job;
  const opened = await openImport(job.path, job.mapping, destination, published);
  if ('problems' in opened) return opened;
  const file = job.isTurned ? await openTurned(job.path, opened, suspects, destination, published) : opened;
  if ('problems' in file) return file;

  const staging = await stageRows(db, file, destination, published, job.now);
  const check = await checkImport(file, suspects, staging, (share) => {
    signal.throwIfAborted();
    tell(share);
  });
  if (!('read' in check)) return check;
  const earlier = (await findImportOfFile(db, study.id, file.hash)) ?? null;
  const isStored = job.store === 'good' || (job.store === 'all' && check.bad === 0);
  if (!isStored) return { check, earlier, stored: null };
  const about = {
    ...{ studyId: study.id, audience: job.audience, version: published.version },
    ...{ fileName: job.fileName, fileHash: file.hash, mapping: JSON.stringify(file.mapping) },
    ...{ read: check.read, left: check.bad + check.duplicates, importedAt: roundTime(job.now) },
  };
  return { check, earlier, stored: await storeStaged(db, about, signal) };
}

/** Takes the good rows as the responses that they become. */
async function stageRows(
  db: Database,
  { questionnaire }: ResponseFile,
  study: Destination,
  { version }: PublishedQuestionnaire,
  now: Date,
): Promise<Staging> {
  const add = await startStaging(db);
  const importedAt = roundTime(now);
  const place = ({ row, response }: GoodRow) => ({
    row,
    submission: {
      studyId: study.id,
      audience: questionnaire.audience,
      version,
      wave: response.wave ?? study.openWave,
      source: response.source ?? 'import',
      submittedAt: response.submittedAt ?? importedAt,
      response,
    },
  });
  return { take: (rows) => add(rows.map(place)), finish: () => sortStaged(db) };
}

/** Of answers without a time no more than the minute of the import is kept: they did not come in one burst. */
function roundTime(now: Date): string {
  return `${now.toISOString().slice(0, 17)}00.000Z`;
}
