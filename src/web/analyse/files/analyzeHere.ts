import type { Instrument } from '../../../core/instrument/instrument.ts';
import type { Language } from '../../../core/instrument/text.ts';
import type { Problem } from '../../../core/problem.ts';
import { buildWholeReport } from '../../../core/report/buildWholeReport.ts';
import { type CompleteReport, completeReport } from '../../../core/report/completeReport.ts';
import type { Mapping } from '../../../intake/mapping.ts';
import { analyzeFiles } from '../../../intake/study/analyzeFiles.ts';
import type { Messages } from '../../../intake/study/messages.ts';
import type { Paths } from '../../../intake/study/openStudyFiles.ts';
import { speak } from '../../../words/catalogue.ts';

/** As many problems as are told one by one. */
const mostProblems = 200;

/** Files of which nothing is stored, and what is wanted of them. Plain, so that it can be handed to another thread. */
export interface AnalyzeJob {
  readonly paths: Paths;
  readonly instrument: Instrument | null;
  readonly mapping: Mapping | null;
  readonly minGroup: number;
  readonly seed: number;
  readonly version: string;
  readonly language: Language;
}

/** What comes of it: why the files cannot be used, with a draft of the mapping they need; or their report and what was told. */
export type Analysis =
  | { readonly refused: readonly Problem[]; readonly draft: Mapping | null }
  | {
      readonly report: CompleteReport;
      readonly messages: readonly string[];
      readonly problems: readonly Problem[];
      readonly problemCount: number;
    };

/** Makes the report of files as `fivegaps analyze` does. */
export async function analyzeHere({ paths, instrument, mapping, language, ...wanted }: AnalyzeJob): Promise<Analysis> {
  const heard = startHearing(language);
  const study = await analyzeFiles(paths, { instrument, mapping }, heard.messages);
  const { sentences: messages, problems, problemCount } = heard;
  if (study === null) return { refused: problems, draft: null };
  if ('refused' in study) return { refused: study.refused.flatMap((each) => each.problems), draft: study.draft };
  const { samples, isClean: _, ...found } = study;
  const { minGroup, version, seed } = wanted;
  const report = buildWholeReport(samples, { ...found, minGroup, version }, seed);
  return { report: completeReport(report, samples.customer), messages, problems, problemCount };
}

/** Keeps what is told of files, for the answer. */
function startHearing(language: Language) {
  const heard = { sentences: [] as string[], problems: [] as Problem[], problemCount: 0 };
  const messages: Messages = {
    tell: (key, values) => void heard.sentences.push(speak(language)(`terminal.${key}`, values)),
    tellSentence: (_, sentenceIn) => void heard.sentences.push(sentenceIn(language)),
    tellProblems(problems) {
      heard.problemCount += problems.length;
      heard.problems.push(...problems.slice(0, mostProblems - heard.problems.length));
    },
    tellShare: () => {},
    about: () => messages,
  };
  return Object.assign(heard, { messages });
}
