import type { ResponseForm } from '../core/answers/longForm.ts';
import type { Audience } from '../core/instrument/side.ts';
import type { Language } from '../core/instrument/text.ts';
import { rawCsv, safeCsv } from '../export/csvText.ts';
import { writeLongCsv, writeResponsesCsv } from '../export/responsesCsv.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import { findLastArrival } from '../storage/studies.ts';
import { openCounted } from '../web/analyse/openCounted.ts';
import { openDatabase } from './database.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { buildWorkbookOf } from './exportWorkbook.ts';
import { findStudyFor } from './findStudyFor.ts';
import { chooseLanguage, startMessages } from './messages.ts';
import { writeOutput } from './writeOutput.ts';

interface ExportOptions {
  readonly db?: string;
  readonly audience?: Audience;
  readonly output?: string;
  readonly form?: ResponseForm;
  readonly raw?: true;
  readonly lang?: Language;
}

/**
 * Writes the answers of one audience of a study as our own CSV, on stdout or into a file; into an .xlsx file those of all
 * audiences, with what their columns mean and the tables of the report.
 */
export async function exportResponses(studyId: string, options: ExportOptions): Promise<ExitCode> {
  const messages = startMessages(options.lang ?? null);
  const { audience = 'customer', output, lang = null } = options;
  const isWorkbook = output !== undefined && /\.xlsx$/i.test(output);
  if (output !== undefined && !isWorkbook && !/\.csv$/i.test(output)) {
    messages.tell('suffix', { file: output, suffixes: '.csv, .xlsx' });
    return exitCodes.unusable;
  }
  const opened = await openDatabase(options.db, false);
  if (typeof opened === 'number') return opened;
  const { db } = opened;
  try {
    const study = await findStudyFor(db, studyId, messages);
    if (!study) return exitCodes.notFound;
    const published = await findQuestionnaire(db, studyId, audience);
    if (!published) {
      messages.tell('audienceMissing', { study: studyId });
      return exitCodes.notFound;
    }
    if (isWorkbook) {
      const built = await buildWorkbookOf(db, study, chooseLanguage(lang, process.env));
      if ('problem' in built) {
        messages.tellProblems([built.problem]);
        return exitCodes.unusable;
      }
      await writeOutput(output, built.pieces);
      return exitCodes.ok;
    }
    const openBlocks = openCounted(db, study, audience, await findLastArrival(db, studyId));
    const write = options.form === 'long' ? writeLongCsv : writeResponsesCsv;
    await writeOutput(output, write(studyId, published.questionnaire, openBlocks, options.raw ? rawCsv : safeCsv));
    return exitCodes.ok;
  } finally {
    await opened.close();
  }
}
