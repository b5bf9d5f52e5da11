import { writeFile } from 'node:fs/promises';
import type { Language } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { buildReport } from '../core/report/buildReport.ts';
import { buildWholeReport } from '../core/report/wholeReport.ts';
import { renderTerminalReport } from '../export/terminal/renderTerminalReport.ts';
import { readInstrument } from '../intake/readInstrument.ts';
import { readMapping } from '../intake/readMapping.ts';
import { analyzeFiles, type Said } from '../intake/study/analyzeFiles.ts';
import type { Paths, Refusal } from '../intake/study/openStudyFiles.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { chooseLanguage, type Printed, startMessages } from './messages.ts';
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
  const said = await readSaid(options);
  if ('problems' in said) return refuse({ refused: [{ path: null, ...said }], draft: null }, about);
  const study = await analyzeFiles(paths, said, messages);
  if (study && 'refused' in study) return refuse(study, about);
  messages.tellRest();
  if (study === null) return exitCodes.unusable;

  const { samples, isClean, ...found } = study;
  const settings = { ...found, minGroup: options.minGroup, version: readVersion() };
  if (options.output === undefined && !options.json) {
    const language = chooseLanguage(options.lang ?? null, process.env);
    process.stdout.write(renderTerminalReport(buildReport(samples, settings), samples, language));
  } else {
    const json = `${JSON.stringify(buildWholeReport(samples, settings, options.seed), null, 2)}\n`;
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

async function readSaid({
  mapping,
  instrument,
}: AnalyzeOptions): Promise<Said | { readonly problems: readonly Problem[] }> {
  const columns = mapping === undefined ? null : await readMapping(mapping);
  if (columns !== null && 'problems' in columns) return columns;
  const named = instrument === undefined ? null : await readInstrument(instrument);
  return named !== null && 'problems' in named ? named : { instrument: named, mapping: columns };
}

/** Says why the files cannot be used, and of which of them, and gives the mapping they need, ready to edit. */
function refuse({ refused, draft }: Refusal, about: (file: string | null) => Printed): ExitCode {
  for (const { path, problems } of refused) about(path).tellProblems(problems);
  about(null).tellRest();
  if (draft !== null) {
    about(null).tell('draftMapping');
    process.stdout.write(`${JSON.stringify(draft, null, 2)}\n`);
  }
  return exitCodeOf(refused.flatMap(({ problems }) => problems));
}
