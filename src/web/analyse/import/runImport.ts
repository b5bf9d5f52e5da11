import type { ResponseFile } from '../../../intake/readResponses.ts';
import type { TellShare } from '../../../intake/table/row.ts';
import { findImportOfFile } from '../../../storage/imports.ts';
import { findQuestionnaire, type PublishedQuestionnaire } from '../../../storage/questionnaires.ts';
import type { Database } from '../../../storage/schema.ts';
import { sortStaged, startStaging } from '../../../storage/staging.ts';
import { compareStaged, storeStaged } from '../../../storage/storeStaged.ts';
import { findStudy } from '../../../storage/studies.ts';
import { checkImport, type Destination, findDestination, type GoodRow, openImport, openTurned } from '../importFile.ts';
import type { ImportJob, ImportOutcome } from './importJob.ts';
import { nameKind } from './rememberedMapping.ts';

/** So many rows are named that had been stored before with other answers. */
const mostChanged = 200;

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

  const take = await stageRows(db, file, destination, published, job.now);
  const found = await checkImport(file, suspects, take, (share) => {
    signal.throwIfAborted();
    tell(share);
  });
  if (!('read' in found)) return found;
  const duplicates = await sortStaged(db);
  const compared = await compareStaged(db, study.id);
  const { fresh, same, refused } = compared;
  const stored = { fresh, same, changed: refused.length, changedRows: refused.slice(0, mostChanged) };
  const check = { ...found, good: found.read - found.bad - duplicates, duplicates, stored };
  const earlier = (await findImportOfFile(db, study.id, file.hash)) ?? null;
  const isStored = job.store === 'good' || (job.store === 'all' && check.bad === 0);
  if (!isStored) return { check, earlier, stored: null };
  const about = {
    ...{ studyId: study.id, audience: job.audience, version: published.version },
    ...{ fileName: job.fileName, fileHash: file.hash, mapping: JSON.stringify(file.mapping) },
    ...{ read: check.read, left: check.bad + check.duplicates, importedAt: roundTime(job.now) },
    // What a file says by itself needs no memory.
    kind: file.recognised === null ? nameKind(study.id, file.questionnaire, file.header) : null,
  };
  return { check, earlier, stored: await storeStaged(db, about, compared, signal) };
}

/** Takes the good rows as the responses that they become. */
async function stageRows(
  db: Database,
  { questionnaire }: ResponseFile,
  study: Destination,
  { version }: PublishedQuestionnaire,
  now: Date,
): Promise<(rows: readonly GoodRow[]) => Promise<void>> {
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
  return (rows) => add(rows.map(place));
}

/** Of answers without a time no more than the minute of the import is kept: they did not come in one burst. */
function roundTime(now: Date): string {
  return `${now.toISOString().slice(0, 17)}00.000Z`;
}
