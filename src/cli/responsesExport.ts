import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Audience } from '../core/instrument/side.ts';
import { writeResponsesCsv } from '../export/responsesCsv.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import { findLastArrival } from '../storage/studies.ts';
import { readCounted } from '../web/analyse/readCounted.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { findStudyFor } from './findStudyFor.ts';
import { startMessages } from './messages.ts';

interface ExportOptions {
  readonly db?: string;
  readonly audience?: Audience;
  readonly output?: string;
}

/** Writes the answers of one audience of a study as our own CSV, on stdout or into a file. */
export async function exportResponses(studyId: string, options: ExportOptions): Promise<ExitCode> {
  const messages = startMessages(null);
  const { audience = 'customer', output } = options;
  if (output !== undefined && !/\.csv$/i.test(output)) {
    messages.tell('suffixCsv', { file: output });
    return exitCodes.unusable;
  }
  const opened = await openDatabase(options.db, false);
  if (typeof opened === 'number') return opened;
  const { db } = opened;
  try {
    if (!(await findStudyFor(db, studyId, messages))) return exitCodes.notFound;
    const published = await findQuestionnaire(db, studyId, audience);
    if (!published) {
      messages.tell('audienceMissing', { study: studyId });
      return exitCodes.notFound;
    }
    const upTo = await findLastArrival(db, studyId);
    const openBlocks = () => readCounted(db, { studyId, audience, upTo });
    const pieces = Readable.from(writeResponsesCsv(studyId, published.questionnaire, openBlocks));
    await pipeline(pieces, output === undefined ? process.stdout : createWriteStream(output), {
      end: output !== undefined,
    });
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}
