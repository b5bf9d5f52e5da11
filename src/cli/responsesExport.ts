import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ResponseForm } from '../core/answers/longForm.ts';
import type { Audience } from '../core/instrument/side.ts';
import { rawCsv, safeCsv } from '../export/csvText.ts';
import { writeLongCsv, writeResponsesCsv } from '../export/responsesCsv.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import { findLastArrival, findStudy, listStudies } from '../storage/studies.ts';
import { openCounted } from '../web/analyse/openCounted.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';

interface ExportOptions {
  readonly db?: string;
  readonly audience?: Audience;
  readonly output?: string;
  readonly form?: ResponseForm;
  readonly raw?: true;
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
    const study = await findStudy(db, studyId);
    if (!study) {
      const studies = (await listStudies(db)).map(({ id }) => id).join(', ');
      messages.tell('studyMissing', { study: studyId, studies });
      return exitCodes.notFound;
    }
    const published = await findQuestionnaire(db, studyId, audience);
    if (!published) {
      messages.tell('audienceMissing', { study: studyId });
      return exitCodes.notFound;
    }
    const openBlocks = openCounted(db, study, audience, await findLastArrival(db, studyId));
    const write = options.form === 'long' ? writeLongCsv : writeResponsesCsv;
    const style = options.raw ? rawCsv : safeCsv;
    const pieces = Readable.from(write(studyId, published.questionnaire, openBlocks, style));
    await pipeline(pieces, output === undefined ? process.stdout : createWriteStream(output), {
      end: output !== undefined,
    });
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}
