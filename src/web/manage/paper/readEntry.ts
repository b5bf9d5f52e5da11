import { type Answers, isEmpty } from '../../../core/answers/answers.ts';
import { type Fields, parseAnswers } from '../../../core/answers/parseAnswers.ts';
import { parseWholeNumber } from '../../../core/answers/parseNumber.ts';
import { type Language, pickText } from '../../../core/instrument/text.ts';
import { findAnswer, type PlacedAnswer } from '../../../core/paper/paperForm.ts';
import { readKeyed } from '../../../core/paper/readKeyed.ts';
import type { Problem } from '../../../core/problem.ts';
import { readUuid } from '../../../intake/responseId.ts';
import { speak } from '../../../words/catalogue.ts';
import { explainProblem } from '../../../words/sentences.ts';
import { readField } from '../../readForm.ts';
import { consentField, hashConsent } from '../../respond/consent.ts';
import type { Desk } from './desk.ts';

/** The fields of the page besides the answers: the number on the paper, and the id of the opened page. */
export const numberField = 'number';
export const entryField = 'entry';
export const highestNumber = 999_999_999;

/** A paper form as it was keyed once. */
export interface KeyedForm {
  readonly number: number;
  /** The page that it was keyed on. */
  readonly entry: string;
  readonly answers: Answers;
  readonly language: Language;
  /** The hash of what was agreed to; undefined where nothing was to be. */
  readonly consent: string | undefined;
}

/** A mistake and the field that it is about. */
export interface Mistake {
  readonly field: string;
  readonly sentence: string;
}

/** A paper form as it was keyed, or all mistakes at once, each with the number that its row has on the paper. */
export function readEntry(
  desk: Desk,
  keyed: Fields,
  language: Language,
): KeyedForm | { readonly mistakes: readonly Mistake[] } {
  const say = speak(language);
  const number = readNumber(keyed);
  const entry = readUuid(readField(keyed, entryField));
  const isTicked = parseWholeNumber(readField(keyed, consentField)) === 1;
  const consent = hashConsent(desk.questionnaire, language);
  const { answers, mistakes } = readAnswers(desk, keyed, language);
  const all = [
    ...(desk.isOwnWave ? [] : [{ field: '', sentence: say('entry.waveGone', { wave: desk.wave }) }]),
    ...(entry === null ? [{ field: '', sentence: explainProblem({ code: 'response-id-missing' }, language) }] : []),
    ...(number === null ? [{ field: numberField, sentence: say('entry.numberBad') }] : []),
    ...(consent !== undefined && !isTicked ? [{ field: consentField, sentence: say('entry.consentMissing') }] : []),
    ...mistakes,
  ];
  if (number === null || entry === null || all.length > 0) return { mistakes: all };
  return { number, entry, answers, language, consent };
}

/** The number of a paper form, without the zeros that may stand before it; null where there is none. */
export function readNumber(keyed: Fields): number | null {
  const number = parseWholeNumber(readField(keyed, numberField));
  return typeof number === 'number' && number >= 1 && number <= highestNumber ? number : null;
}

/** Answers as they were keyed, through the one door. */
export function readAnswers(
  { questionnaire, parts }: Desk,
  keyed: Fields,
  language: Language,
): { readonly answers: Answers; readonly mistakes: readonly Mistake[] } {
  const { fields, problems: unread } = readKeyed(parts, keyed);
  const { answers, problems: refused } = parseAnswers(questionnaire, fields);
  const tell = (problem: Problem): Mistake => {
    const { field = '' } = problem;
    const found = findAnswer(parts, field);
    const sentence = explainProblem(problem, language);
    return found ? tellAt(found, sentence, language) : { field, sentence };
  };
  const mistakes = [...unread, ...refused].map(tell);
  if (mistakes.length === 0 && isEmpty(answers)) return { answers, mistakes: [tell({ code: 'nothing-answered' })] };
  return { answers, mistakes };
}

/** A sentence with the number that its row has on the paper, and the side where the row asks several. */
export function tellAt({ row, answer }: PlacedAnswer, sentence: string, language: Language): Mistake {
  const say = speak(language);
  const place = { number: row.number, sentence };
  const side = answer.side && pickText(answer.side, language);
  const told = side === null ? say('entry.at', place) : say('entry.atSide', { ...place, side });
  return { field: answer.field, sentence: told };
}
