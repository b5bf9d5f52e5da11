import { parse } from 'node:path';
import type { Language } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { buildReport } from '../core/report/buildReport.ts';
import { buildWholeReport } from '../core/report/buildWholeReport.ts';
import { renderTerminalReport } from '../export/terminal/renderTerminalReport.ts';
import { readInstrument } from '../intake/readInstrument.ts';
import { readMapping } from '../intake/readMapping.ts';
import { analyzeFiles, type Said } from '../intake/study/analyzeFiles.ts';
import type { Paths, Refusal } from '../intake/study/openStudyFiles.ts';
import { tellTool } from '../intake/study/tellTool.ts';
import { speak } from '../words/catalogue.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { isOneOf } from './isOneOf.ts';
import { chooseLanguage, type Printed, startMessages } from './messages.ts';
import { nameSource } from './nameSource.ts';
import { printJson } from './printJson.ts';
import { readVersion } from './readVersion.ts';
import { readSuffix, reportSuffixes } from './reportSuffixes.ts';
import { withInput } from './withInput.ts';
import { writeOutput } from './writeOutput.ts';

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
  const { managers, contact, mapping, instrument } = options;
  if (await isOneOf(options.output, [path, managers, contact, mapping, instrument])) {
    messages.tell('outputIsInput', { file: options.output ?? '' });
    return exitCodes.unusable;
  }
  const paths = listPaths(path, options);
  const about = (file: string | null) =>
    file === null || Object.keys(paths).length === 1 ? messages : messages.about(file === path ? name : file);
  const said = await readSaid(options);
  if ('problems' in said)
    return refuse({ refused: [said], draft: null }, (file) => (file ? messages.about(file) : messages));
  const study = await analyzeFiles(paths, said, messages).finally(messages.clearShare);
  if (study && 'refused' in study) return refuse(study, about);
  messages.tellRest();
  if (study === null) return exitCodes.unusable;

  const { samples, sources, isClean, ...found } = study;
  const { minGroup, seed, output } = options;
  const settings = { ...found, minGroup, version: readVersion() };
  const language = chooseLanguage(options.lang ?? null, process.env);
  // What comes through a pipe has no name of its own.
  const title = path === name ? parse(name).name : speak(language)('report.title');
  if (format === 'zip') {
    const { bundleStudy } = await import('./bundleStudy.ts');
    await bundleStudy(study, buildWholeReport(samples, settings, seed), { study: title, seed, minGroup }, output);
  } else if (output === undefined && !options.json) {
    process.stdout.write(renderTerminalReport(buildReport(samples, settings), samples, language));
  } else {
    const { writeReport } = await import('./writeReport.ts');
    const report = buildReport(samples, settings);
    const written = { report, samples, sources, title, language, seed, minGroup, isMade: false };
    const problems = await writeReport(format, written, (pieces) => writeOutput(output, pieces));
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

async function readSaid({
  mapping,
  instrument,
}: AnalyzeOptions): Promise<Said | { readonly path: string | null; readonly problems: readonly Problem[] }> {
  const columns = mapping === undefined ? null : await readMapping(mapping);
  if (columns !== null && 'problems' in columns) return { path: nameSource(mapping, columns.problems), ...columns };
  const named = instrument === undefined ? null : await readInstrument(instrument);
  return named !== null && 'problems' in named
    ? { path: nameSource(instrument, named.problems), ...named }
    : { instrument: named, mapping: columns };
}

/** Says why the files cannot be used, and of which of them, and gives the mapping they need, ready to edit. */
function refuse({ refused, draft }: Refusal, about: (file: string | null) => Printed): ExitCode {
  for (const { path, problems, layout } of refused) {
    if (layout) tellTool(layout, about(path));
    about(path).tellProblems(problems);
  }
  about(null).tellRest();
  if (draft !== null) {
    about(null).tell('draftMapping');
    printJson(draft);
  }
  return exitCodeOf(refused.flatMap(({ problems }) => problems));
}
