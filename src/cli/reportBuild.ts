import { speakerOf } from '../export/table/table.ts';
import { renderTerminalReport } from '../export/terminal/renderTerminalReport.ts';
import { findLastArrival } from '../storage/studies.ts';
import { keepChosen } from '../web/analyse/choosePeople.ts';
import { listDataSources } from '../web/analyse/listDataSources.ts';
import { findCaseOf } from '../web/teach/findCaseOf.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { chooseLanguage, startMessages } from './messages.ts';
import { readSuffix, reportSuffixes } from './reportSuffixes.ts';
import { type StudyOptions, withStudy } from './withStudy.ts';
import { writeAndTell } from './writeAndTell.ts';
import { writeOutput } from './writeOutput.ts';
import { writeReport } from './writeReport.ts';

export interface BuildOptions extends StudyOptions {
  readonly output?: string;
  readonly json?: true;
  readonly seed: number;
}

/**
 * The report of a study, of whom the command chooses: a table on stdout, JSON there, or a file of the kind that its name says. Nothing
 * is written of people who may not be shown. Both file and JSON are asked for by `deck build` alone, which then tells of the file.
 */
export async function buildReport(studyId: string, options: BuildOptions): Promise<ExitCode> {
  const { output, json, lang = null, seed } = options;
  const messages = startMessages(lang);
  const format = output === undefined ? 'json' : readSuffix(output);
  if (format === undefined || format === 'zip') {
    const suffixes = reportSuffixes.filter((each) => each !== 'zip').map((each) => `.${each}`);
    messages.tell('suffix', { file: output ?? '', suffixes: suffixes.join(', ') });
    return exitCodes.unusable;
  }
  return withStudy(studyId, options, messages, async ({ site, reports, study, filter }) => {
    const { report, samples, refusal } = await reports.findOwn(study, filter);
    const { minGroup } = study.settings;
    if (refusal) {
      messages.tellProblems([{ code: 'filter-refused', values: { min: minGroup } }]);
      return exitCodes.notFound;
    }
    const language = chooseLanguage(lang, process.env);
    if (output === undefined && !json) {
      process.stdout.write(renderTerminalReport(report, samples, language));
      return exitCodes.ok;
    }
    const sources = await listDataSources(site, study, await findLastArrival(site.db, studyId), keepChosen(filter));
    const title = speakerOf(language).text(study.title);
    const teachingCase = await findCaseOf(study);
    const about = { report, samples, sources, title, language, seed, minGroup, isMade: study.isMade, teachingCase };
    const problems = await writeReport(format, about, (pieces) =>
      output !== undefined && json ? writeAndTell(output, pieces) : writeOutput(output, pieces),
    );
    messages.tellProblems(problems);
    return problems.length > 0 ? exitCodes.unusable : exitCodes.ok;
  });
}
