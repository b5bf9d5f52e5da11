import { type Language, languages } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { type Lint, lintSurvey } from '../intake/lintSurvey.ts';
import { readSource } from '../intake/readInstrument.ts';
import { explainOversight } from '../words/describeOversight.ts';
import { describeInAll, placeSentence } from '../words/sentences.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';
import { printJson } from './printJson.ts';
import { withInput } from './withInput.ts';

interface LintOptions {
  readonly json?: true;
  readonly lang?: Language;
}

/**
 * Says all that is wrong with an instrument or a staff form, given by id, as a YAML file or on standard input, each with its line
 * and path; where nothing is, what may have been forgotten. With `--json` all that stands on stdout as well, as the API tells it.
 */
export function lintInstrument(idOrPath: string, options: LintOptions): Promise<ExitCode> {
  return withInput(idOrPath, (source) => lintSource(source, idOrPath, options));
}

async function lintSource(idOrPath: string, name: string, { json, lang }: LintOptions): Promise<ExitCode> {
  const messages = startMessages(lang ?? null);
  const source = await readSource(idOrPath);
  const lint = 'text' in source ? lintSurvey(source.text) : source;
  if (json) printJson(describe(lint));
  if ('problems' in lint) {
    messages.tellProblems(lint.problems);
    messages.tellRest();
    return lint.problems.some(({ code }) => code === 'instrument-missing') ? exitCodes.notFound : exitCodes.badData;
  }
  const { survey, places } = lint;
  if ('items' in survey) {
    const { items, dimensions } = survey;
    messages.tell('lintGood', { file: name, items: items.length, dimensions: dimensions.length });
  } else messages.tell('lintGoodStaff', { file: name, causes: survey.causes.length });
  for (const oversight of lint.oversights)
    messages.tellSentence({ code: oversight.code }, (language) => describeOversight(oversight, places, language));
  return exitCodes.ok;
}

function describeOversight(oversight: Lint['oversights'][number], places: Lint['places'], language: Language): string {
  return placeSentence(oversight, explainOversight(oversight, places, language), language);
}

function describe(lint: Lint | { readonly problems: readonly Problem[] }) {
  if ('problems' in lint)
    return { problems: lint.problems.map((each) => ({ ...each, message: describeInAll(each) })), oversights: [] };
  const oversights = lint.oversights.map((each) => ({
    ...{ code: each.code, path: each.path, row: each.row },
    message: Object.fromEntries(
      languages.map((language) => [language, describeOversight(each, lint.places, language)]),
    ),
  }));
  return { problems: [], oversights };
}
