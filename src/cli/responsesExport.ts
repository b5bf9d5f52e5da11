import type { ResponseForm } from '../core/answers/longForm.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Audience } from '../core/instrument/side.ts';
import { askSegments } from '../export/bundle/foldBlocks.ts';
import { rawCsv, safeCsv } from '../export/csvText.ts';
import { writeLongCsv, writeResponsesCsv } from '../export/responsesCsv.ts';
import { writeSpssData } from '../export/script/spss/writeSpssData.ts';
import { speakerOf } from '../export/table/table.ts';
import { findQuestionnaire } from '../storage/questionnaires.ts';
import { countResponses } from '../storage/responses.ts';
import { findLastArrival } from '../storage/studies.ts';
import { buildWorkbookOf } from '../web/analyse/buildWorkbookOf.ts';
import { keepChosen } from '../web/analyse/choosePeople.ts';
import { openCounted } from '../web/analyse/openCounted.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { chooseLanguage, startMessages } from './messages.ts';
import { type OpenStudy, type StudyOptions, withStudy } from './withStudy.ts';
import { toStdout, writeOutput } from './writeOutput.ts';

interface ExportOptions extends StudyOptions {
  readonly audience?: Audience;
  readonly output?: string;
  readonly form?: ResponseForm;
  readonly raw?: true;
}

/**
 * Writes the answers of one audience of a study as our own CSV, on stdout or into a file, or for our SPSS syntax into a .txt file;
 * into an .xlsx file those of all audiences, with what their columns mean and the tables of the report.
 */
export async function exportResponses(studyId: string, options: ExportOptions): Promise<ExitCode> {
  const messages = startMessages(options.lang ?? null);
  const { audience = 'customer', output, lang = null } = options;
  const suffix =
    output === undefined || output === toStdout ? 'csv' : /\.(csv|txt|xlsx)$/i.exec(output)?.[1]?.toLowerCase();
  if (suffix === undefined) {
    messages.tell('suffix', { file: output ?? '', suffixes: '.csv, .xlsx, .txt' });
    return exitCodes.unusable;
  }
  const unfit = listUnfit(suffix, options);
  if (unfit.length > 0) {
    messages.tell('unfitOptions', { options: unfit.join(', '), suffix: `.${suffix}` });
    return exitCodes.unusable;
  }
  return withStudy(studyId, options, messages, async (opened) => {
    const { site, reports, study, filter } = opened;
    const published = await findQuestionnaire(site.db, studyId, audience);
    if (!published) {
      messages.tell('audienceMissing', { study: studyId });
      return exitCodes.notFound;
    }
    if (suffix !== 'xlsx') {
      const counts = await countResponses(site.db, studyId);
      const total = counts.reduce((sum, each) => sum + (each.audience === audience ? each.count : 0), 0);
      const tell = (written: number) => messages.tellShare(written / total);
      const pieces = await writeTable(opened, published.questionnaire, suffix, { ...options, tell });
      await writeOutput(output, pieces).finally(messages.clearShare);
      return exitCodes.ok;
    }
    const keep = keepChosen(filter);
    const computed = await reports.findOwn(study, filter);
    const built = await buildWorkbookOf(site, study, computed, keep, speakerOf(chooseLanguage(lang, process.env)));
    if ('problem' in built) {
      messages.tellProblems([built.problem]);
      return exitCodes.unusable;
    }
    await writeOutput(output, built.pieces);
    return exitCodes.ok;
  });
}

/** The options that a kind of file has no use for: whoever gives them expects another file. */
function listUnfit(suffix: string, { audience, form, raw }: ExportOptions): readonly string[] {
  return [
    ...(suffix === 'xlsx' && audience !== undefined ? ['--audience'] : []),
    ...(suffix !== 'csv' && form !== undefined ? ['--form'] : []),
    ...(suffix !== 'csv' && raw ? ['--raw'] : []),
  ];
}

/** The answers of one audience as text. */
async function writeTable(
  { site, study, filter }: OpenStudy,
  questionnaire: Questionnaire,
  suffix: string,
  { form, raw, tell }: ExportOptions & { readonly tell: (written: number) => void },
): Promise<AsyncGenerator<string>> {
  const { audience } = questionnaire;
  const upTo = await findLastArrival(site.db, study.id);
  const isKept = keepChosen(filter)(audience);
  const openBlocks = () => {
    let read = 0;
    return openCounted(site, study, audience, upTo, (response) => {
      tell(++read);
      return isKept(response);
    })();
  };
  if (suffix === 'txt') {
    const asked = await askSegments(questionnaire, openBlocks);
    return writeSpssData(
      study.id,
      asked,
      asked.profile.map(({ id }) => id),
      openBlocks,
    );
  }
  const write = form === 'long' ? writeLongCsv : writeResponsesCsv;
  return write(study.id, questionnaire, openBlocks, raw ? rawCsv : safeCsv);
}
