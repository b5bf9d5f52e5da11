import { parse } from 'node:path';
import type { Instrument } from '../core/instrument/instrument.ts';
import type { Language } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { buildReport } from '../core/report/buildReport.ts';
import { buildWholeReport } from '../core/report/buildWholeReport.ts';
import { renderTerminalReport } from '../export/terminal/renderTerminalReport.ts';
import { readInstrument } from '../intake/readInstrument.ts';
import { readMapping } from '../intake/readMapping.ts';
import { speak } from '../words/catalogue.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { chooseLanguage, type Messages, startMessages } from './messages.ts';
import { type Guide, openStudyFiles, type Paths, type Refusal, type StudyFile } from './openStudyFiles.ts';
import { readStudy } from './readStudy.ts';
import { readVersion } from './readVersion.ts';
import { readSuffix, reportSuffixes } from './reportSuffixes.ts';
import { withInput } from './withInput.ts';

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
 * The data files of a study to a report, with no server and no database: a table on stdout, JSON there, or a file of the kind
 * that its name says. `-` is standard input. Bad cells are left blank, rows that cannot be read are left out, and both are told on
 * stderr.
 */
export function analyze(path: string, options: AnalyzeOptions): Promise<ExitCode> {
  return withInput(path, (file) => analyzeFile(file, path, options));
}

async function analyzeFile(path: string, name: string, options: AnalyzeOptions): Promise<ExitCode> {
  const messages = startMessages(options.lang ?? null);
  const format = options.output === undefined ? ('json' as const) : readSuffix(options.output);
  if (format === undefined) {
    const suffixes = reportSuffixes.map((suffix) => `.${suffix}`).join(', ');
    messages.tell('suffix', { file: options.output ?? '', suffixes });
    return exitCodes.unusable;
  }
  const paths = listPaths(path, options);
  const about = (file: string | null) =>
    file === null || Object.keys(paths).length === 1 ? messages : messages.about(file === path ? name : file);
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

  const { samples, sources, isClean, ...found } = study;
  const { minGroup, seed, output } = options;
  const settings = { ...found, minGroup, version: readVersion() };
  const language = chooseLanguage(options.lang ?? null, process.env);
  const title = name === '-' ? speak(language)('report.title') : parse(name).name;
  if (format === 'zip') {
    const { bundleStudy } = await import('./bundleStudy.ts');
    await bundleStudy(study, buildWholeReport(samples, settings, seed), { study: title, seed, minGroup }, output);
  } else if (output === undefined && !options.json) {
    process.stdout.write(renderTerminalReport(buildReport(samples, settings), samples, language));
  } else {
    const { writeReport } = await import('./writeReport.ts');
    const report = buildReport(samples, settings);
    const problems = await writeReport(format, { report, samples, sources, title, language, seed, minGroup }, output);
    if (problems.length > 0) return refuse({ refused: [{ path: null, problems }], draft: null }, about);
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
