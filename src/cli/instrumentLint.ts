import { lintSurvey } from '../intake/lintSurvey.ts';
import { readSource } from '../intake/readInstrument.ts';
import { explainOversight } from '../words/describeOversight.ts';
import { placeSentence } from '../words/sentences.ts';
import { type ExitCode, exitCodes } from './exitCode.ts';
import { startMessages } from './messages.ts';

/**
 * Says all that is wrong with an instrument or a staff form, given by id or as a YAML file, each with its line and path; where
 * nothing is, what may have been forgotten.
 */
export async function lintInstrument(idOrPath: string): Promise<ExitCode> {
  const messages = startMessages(null);
  const source = await readSource(idOrPath);
  const lint = 'text' in source ? lintSurvey(source.text) : source;
  if ('problems' in lint) {
    messages.tellProblems(lint.problems);
    messages.tellRest();
    return lint.problems.some(({ code }) => code === 'instrument-missing') ? exitCodes.notFound : exitCodes.badData;
  }
  const { survey, places } = lint;
  if ('items' in survey) {
    const { items, dimensions } = survey;
    messages.tell('lintGood', { file: idOrPath, items: items.length, dimensions: dimensions.length });
  } else messages.tell('lintGoodStaff', { file: idOrPath, causes: survey.causes.length });
  for (const oversight of lint.oversights)
    messages.tellSentence({ code: oversight.code }, (language) =>
      placeSentence(oversight, explainOversight(oversight, places, language), language),
    );
  return exitCodes.ok;
}
