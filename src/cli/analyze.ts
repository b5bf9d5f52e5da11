import { writeFile } from 'node:fs/promises';
import type { PackedAnswers } from '../core/answers/packedAnswers.ts';
import type { Language } from '../core/instrument/text.ts';
import { buildReport } from '../core/report/buildReport.ts';
import { summarise } from '../core/summary/summarise.ts';
import { mergeSummaries, type Summary } from '../core/summary/summary.ts';
import { startDuplicateSearch } from '../intake/findDuplicates.ts';
import { readInstrument } from '../intake/readInstrument.ts';
import { readMapping } from '../intake/readMapping.ts';
import { openResponses, type ResponseFile, type Unusable } from '../intake/readResponses.ts';
import { renderTerminalReport } from '../page/renderTerminalReport.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exitCode.ts';
import { chooseLanguage, type Messages, startMessages } from './messages.ts';

export interface AnalyzeOptions {
  readonly instrument?: string;
  readonly mapping?: string;
  readonly lang?: Language;
  readonly json?: true;
  readonly output?: string;
  readonly minGroup: number;
}

const defaultInstrument = 'servqual-1991';
const blockSize = 4096;
const noStudy = { id: 'analyze', openWave: null };

/**
 * A data file to a report, with no server and no database: a table on stdout, or JSON there or in a file. Bad cells are left
 * blank, rows that cannot be read are left out, and both are told on stderr.
 */
export async function analyze(path: string, options: AnalyzeOptions): Promise<ExitCode> {
  const messages = startMessages(options.lang ?? null);
  if (options.output !== undefined && !/\.json$/i.test(options.output)) {
    messages.tell('suffix', { file: options.output });
    return exitCodes.unusable;
  }
  const file = await openFile(path, options);
  if ('problems' in file) {
    messages.tellProblems(file.problems);
    messages.tellRest();
    if (file.draft !== null) {
      messages.tell('draftMapping');
      process.stdout.write(`${JSON.stringify(file.draft, null, 2)}\n`);
    }
    return exitCodeOf(file.problems);
  }
  const folded = await foldFile(file, messages);
  messages.tellRest();
  if (folded === null) return exitCodes.unusable;
  if (file.unused.length > 0) messages.tell('unusedColumns', { columns: file.unused.join(', ') });

  const { questionnaire } = file;
  const { summary, read, duplicates, isClean } = folded;
  const report = buildReport({ customer: { questionnaire, summary } }, { read, duplicates }, options.minGroup);
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (options.output !== undefined) await writeFile(options.output, json);
  else if (options.json) process.stdout.write(json);
  else {
    const language = chooseLanguage(options.lang ?? null, process.env);
    process.stdout.write(renderTerminalReport(report, questionnaire, language));
  }
  return isClean ? exitCodes.ok : exitCodes.badData;
}

/** Opens the file as the options say: a mapping describes its own instrument, unless one is named as well. */
async function openFile(path: string, options: AnalyzeOptions): Promise<ResponseFile | Unusable> {
  const mapping = options.mapping === undefined ? null : await readMapping(options.mapping);
  if (mapping !== null && 'problems' in mapping) return { ...mapping, draft: null };
  if (mapping !== null && options.instrument === undefined)
    return openResponses(path, { mapping, wanted: null }, noStudy);
  const instrument = await readInstrument(options.instrument ?? defaultInstrument);
  if ('problems' in instrument) return { ...instrument, draft: null };
  return openResponses(path, { mapping, wanted: { instrument } }, noStudy);
}

/** Folds the file block by block, in constant memory but for the ids; null when it breaks off. */
async function foldFile(file: ResponseFile, messages: Messages): Promise<FoldedFile | null> {
  const isDuplicate = startDuplicateSearch();
  let summary: Summary = summarise(file.questionnaire, []);
  let block: PackedAnswers[] = [];
  const foldBlock = () => {
    summary = mergeSummaries(summary, summarise(file.questionnaire, block));
    block = [];
  };
  let read = 0;
  let duplicates = 0;
  let isClean = true;
  for await (const row of file.readRows()) {
    messages.tellProblems(row.problems);
    if (row.isFatal) return null;
    read++;
    if (row.problems.length > 0) isClean = false;
    if (row.response === null) continue;
    if (isDuplicate(row)) {
      duplicates++;
      continue;
    }
    block.push(row.response.answers.items);
    if (block.length === blockSize) foldBlock();
  }
  foldBlock();
  return { summary, read, duplicates, isClean };
}

interface FoldedFile {
  readonly summary: Summary;
  /** Rows of data, the duplicates and those left out among them. */
  readonly read: number;
  readonly duplicates: number;
  readonly isClean: boolean;
}
