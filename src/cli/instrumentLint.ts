import { findOversights, listUntranslated } from '../core/instrument/findOversights.ts';
import type { Instrument } from '../core/instrument/instrument.ts';
import { parseStaffForm, type StaffForm } from '../core/instrument/staffForm.ts';
import { findLines, parseYaml } from '../intake/parseYaml.ts';
import { readSource, resolveInstrument } from '../intake/readInstrument.ts';
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
  const survey = 'text' in source ? parseYaml(source.text, parseSurvey) : source;
  if ('problems' in survey) {
    messages.tellProblems(survey.problems);
    messages.tellRest();
    return survey.problems.some(({ code }) => code === 'instrument-missing') ? exitCodes.notFound : exitCodes.badData;
  }
  const isInstrument = 'items' in survey;
  if (isInstrument) {
    const { items, dimensions } = survey;
    messages.tell('lintGood', { file: idOrPath, items: items.length, dimensions: dimensions.length });
  } else messages.tell('lintGoodStaff', { file: idOrPath, causes: survey.causes.length });

  const lineOf = findLines('text' in source ? source.text : '');
  const places = isInstrument ? survey : { areas: [], touchpoints: [], dimensions: [] };
  for (const oversight of isInstrument ? findOversights(survey) : listUntranslated(survey))
    messages.tellSentence((language) => {
      const place = { path: oversight.path, row: lineOf(oversight.path) };
      return placeSentence(place, explainOversight(oversight, places, language), language);
    });
  return exitCodes.ok;
}

/** Only a staff form asks what stands behind the gaps. */
function parseSurvey(value: unknown): Instrument | StaffForm | ReturnType<typeof parseStaffForm> {
  return Object.hasOwn(Object(value), 'antecedents') ? parseStaffForm(value) : resolveInstrument(value);
}
