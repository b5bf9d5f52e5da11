import { writeFile } from 'node:fs/promises';
import type { Instrument } from '../core/instrument/instrument.ts';
import type { Language } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { buildDeepReport } from '../core/report/buildDeepReport.ts';
import { buildReport } from '../core/report/buildReport.ts';
import { isTooFew } from '../core/report/notes.ts';
import { buildSample } from '../core/report/sample.ts';
import { joinReport } from '../core/report/wholeReport.ts';
import { renderTerminalReport } from '../export/terminal/renderTerminalReport.ts';
import { readInstrument } from '../intake/readInstrument.ts';
import { readMapping } from '../intake/readMapping.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { chooseLanguage, type Messages, startMessages } from './messages.ts';
import { type Guide, openStudyFiles, type Paths, type Refusal, type StudyFile } from './openStudyFiles.ts';
import { readStudy } from './readStudy.ts';
import { readVersion } from './readVersion.ts';

export interface AnalyzeOptions {
  readonly instrument?: string;
  readonly mapping?: string;
  readonly managers?: string;
  readonly contact?: string;
  readonly lang?: Language;
  readonly json?: true;
  readonly output?: string;
  readonly seed: number;
  readonly minGroup: number;
}

const defaultInstrument = 'servqual-1991';
/** The edition whose negatively worded items a file may hold as they were answered. */
const otherEdition = 'servqual-1988';

/**
 * The data files of a study to a report, with no server and no database: a table on stdout, or JSON there or in a file. Bad
 * cells are left blank, rows that cannot be read are left out, and both are told on stderr.
 */
export async function analyze(path: string, options: AnalyzeOptions): Promise<ExitCode> {
  const messages = startMessages(options.lang ?? null);
  if (options.output !== undefined && !/\.json$/i.test(options.output)) {
    messages.tell('suffix', { file: options.output });
    return exitCodes.unusable;
  }
  const paths = listPaths(path, options);
  const about = (file: string | null) =>
    file === null || Object.keys(paths).length === 1 ? messages : messages.about(file);
  const guide = await readGuide(options);
  if ('problems' in guide) return refuse({ refused: [{ path: null, ...guide }], draft: null }, about);
  const files = await openStudyFiles(paths, guide);
  if ('refused' in files) return refuse(files, about);

  const other = isGuessed(options) ? await readEdition(otherEdition) : null;
  const reopen = async (instrument: Instrument): Promise<readonly StudyFile[]> => {
    const again = await openStudyFiles(paths, { mapping: null, instrument, isGuess: true });
    if ('refused' in again) throw new Error('the file changed while it was read');
    return again;
  };
  const study = await readStudy(files, other && { instrument: other, reopen }, messages);
  messages.tellRest();
  if (study === null) return exitCodes.unusable;

  const { samples, isClean, ...found } = study;
  const settings = { ...found, minGroup: options.minGroup, version: readVersion() };
  const report = buildReport(samples, settings);
  if (options.output === undefined && !options.json) {
    const language = chooseLanguage(options.lang ?? null, process.env);
    process.stdout.write(renderTerminalReport(report, samples, language));
  } else {
    // Who are too few for the report are too few for what is drawn from them.
    const shown = isTooFew(report) ? buildSample(samples.customer.questionnaire, []) : samples.customer;
    const whole = joinReport(report, buildDeepReport(shown, options.seed), shown);
    const json = `${JSON.stringify(whole, null, 2)}\n`;
    if (options.output === undefined) process.stdout.write(json);
    else await writeFile(options.output, json);
  }
  return isClean ? exitCodes.ok : exitCodes.badData;
}

function listPaths(customer: string, { managers, contact }: AnalyzeOptions): Paths {
  return {
    customer,
    ...(managers === undefined ? {} : { manager: managers }),
    ...(contact === undefined ? {} : { contact }),
  };
}

/** Whether nobody said what the file holds. */
function isGuessed({ mapping, instrument }: AnalyzeOptions): boolean {
  return mapping === undefined && instrument === undefined;
}

/** What the options say of the files: a mapping describes its own instrument, unless one is named as well. */
async function readGuide(options: AnalyzeOptions): Promise<Guide | { readonly problems: readonly Problem[] }> {
  const mapping = options.mapping === undefined ? null : await readMapping(options.mapping);
  if (mapping !== null && 'problems' in mapping) return mapping;
  if (mapping !== null && options.instrument === undefined) return { mapping, instrument: null };
  const instrument = await readInstrument(options.instrument ?? defaultInstrument);
  return 'problems' in instrument ? instrument : { mapping, instrument, isGuess: isGuessed(options) };
}

async function readEdition(id: string): Promise<Instrument> {
  const instrument = await readInstrument(id);
  if ('problems' in instrument) throw new Error(`surveys/${id}: ${JSON.stringify(instrument.problems)}`);
  return instrument;
}

/** Says why the files cannot be used, and of which of them, and gives the mapping they need, ready to edit. */
function refuse({ refused, draft }: Refusal, about: (file: string | null) => Messages): ExitCode {
  for (const { path, problems } of refused) about(path).tellProblems(problems);
  about(null).tellRest();
  if (draft !== null) {
    about(null).tell('draftMapping');
    process.stdout.write(`${JSON.stringify(draft, null, 2)}\n`);
  }
  return exitCodeOf(refused.flatMap(({ problems }) => problems));
}
