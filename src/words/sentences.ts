import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { type Language, languages, pickText } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import type { Finding } from '../core/report/report.ts';
import { speak } from './catalogue.ts';

/** A problem as a full sentence, with its place in a file before it: where it is, what is wrong and what to do. */
export function describeProblem(problem: Problem, language: Language): string {
  const say = speak(language);
  const { row, column, path } = problem;
  const sentence = explainProblem(problem, language);
  if (row !== undefined && column !== undefined) return say('place.cell', { row, column, sentence });
  if (row !== undefined) return say('place.row', { row, sentence });
  if (column !== undefined) return say('place.column', { column, sentence });
  return path === undefined ? sentence : say('place.path', { path, sentence });
}

/** A problem as a sentence without its place, for where the place is plain, as beside its question on a page. */
export function explainProblem(problem: Problem, language: Language): string {
  return speak(language)(`problem.${problem.code}`, problem.values);
}

/** The sentence in every page language, for where the reader's language is not known. */
export function describeInAll(problem: Problem): Readonly<Record<Language, string>> {
  const [zh, en] = languages.map((language) => describeProblem(problem, language));
  return { zh: zh ?? '', en: en ?? '' };
}

/** A finding of the report as a sentence. */
export function describeFinding(finding: Finding, questionnaire: Questionnaire, language: Language): string {
  const dimension = questionnaire.dimensions.find(({ id }) => id === finding.dimension);
  const key = finding.verdict ? `finding.${finding.code}.${finding.verdict}` : `finding.${finding.code}`;
  const { gap = 0 } = finding.values;
  return speak(language)(key, {
    ...finding.values,
    size: Math.abs(gap),
    dimension: dimension ? pickText(dimension.title, language) : '',
  });
}
