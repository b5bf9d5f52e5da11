import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Unusable } from '../../../intake/settleMapping.ts';
import { sniffFile } from '../../../intake/table/sniffFile.ts';
import type { FileKind } from '../../../storage/importMappings.ts';
import type { PublishedQuestionnaire } from '../../../storage/questionnaires.ts';
import { listStaged, type StagedValues } from '../../../storage/stagedRows.ts';
import { runThread } from '../../runThread.ts';
import { checkImport, type Destination, type FileCheck, type GoodRow, openImport, openTurned } from '../importFile.ts';
import type { ImportJob } from './importJob.ts';
import { nameKind } from './rememberedMapping.ts';

/** A file that is to be read for a study. Plain, so that it can be handed to another thread. */
export interface ReadingTask {
  readonly job: ImportJob;
  readonly study: Destination;
  readonly published: PublishedQuestionnaire;
}

/** What was found in a file. */
export interface FileRead {
  readonly found: FileCheck;
  /** The SHA-256 of its bytes. */
  readonly hash: string;
  /** The files that are to be read by its mapping from now on; null where they say themselves how they are read. */
  readonly kind: FileKind | null;
}

/** Some good rows as they are staged, and how much of the file has been read with them. */
export interface StagedBlock {
  readonly values: StagedValues;
  readonly share: number;
}

type Take = (block: StagedBlock) => Promise<void>;
/** Reads a file once from its beginning to its end and hands over its good rows. */
export type ReadImport = (task: ReadingTask, take: Take) => Promise<FileRead | Unusable>;

/** So many bytes are read in less time than a thread takes to start. */
const fewestForThread = 2 ** 21;

/** Reads a file in this thread. */
export async function readImport({ job, study, published }: ReadingTask, take: Take): Promise<FileRead | Unusable> {
  const opened = await openImport(job.path, job.mapping, study, published, job.isUnseen);
  if ('problems' in opened) return opened;
  const file = job.isTurned ? await openTurned(job.path, opened, job.suspects, study, published) : opened;
  if ('problems' in file) return file;
  const place = startPlacing(study, published, job.now);
  let share = 0;
  const found = await checkImport(
    file,
    job.suspects,
    (rows) => take({ values: listStaged(rows.map(place)), share }),
    (reached) => {
      share = reached;
    },
  );
  if (!('read' in found)) return found;
  const kind = file.recognised === null ? nameKind(study.id, file.questionnaire, file.header) : null;
  return { found, hash: await file.findHash(), kind };
}

/**
 * Reads a large text in a thread of its own, so that what is read can be stored meanwhile in this one. To read a workbook takes
 * so much longer than to store it that nothing would be gained.
 */
export async function readImportElsewhere(task: ReadingTask, take: Take): Promise<FileRead | Unusable> {
  const { path } = task.job;
  // A file that is not there is of no kind, and hears so where it is read.
  const kind = await sniffFile(path);
  const isText = kind !== null && 'text' in kind;
  if (!isText || (await stat(path)).size < fewestForThread) return readImport(task, take);
  const module = new URL(`./readImportWorker${extname(import.meta.url)}`, import.meta.url);
  return runThread<FileRead | Unusable, StagedBlock>(module, task, take, undefined, {
    resourceLimits: memoryOfThread,
  });
}

/** With a third of the room for what dies young, half of the time is spent on sweeping; without a limit, rubbish gathers. */
const memoryOfThread = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 72 };

/** Takes good rows as the responses that they become. */
function startPlacing(study: Destination, { questionnaire, version }: PublishedQuestionnaire, now: Date) {
  const importedAt = roundTime(now);
  return ({ row, response, texts }: GoodRow) => ({
    row,
    texts,
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
}

/** Of answers without a time no more than the minute of the import is kept: they did not come in one burst. */
export function roundTime(now: Date): string {
  return `${now.toISOString().slice(0, 17)}00.000Z`;
}
