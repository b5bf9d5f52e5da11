import type { ProfileQuestion, Questionnaire } from '../instrument/questionnaire.ts';
import type { Scale } from '../instrument/scale.ts';
import { type Problem, quoteValue } from '../problem.ts';
import type { Answers } from './answers.ts';
import { commentField, listScaleFields, missingCodes, outcomeField, pointsField, profileField } from './fields.ts';
import { type Missing, packAnswer } from './packedAnswers.ts';
import { parseWholeNumber } from './parseNumber.ts';

/** What arrived, by field name. A field that is no single text or number (an array, an object) is a mistake. */
export type Fields = ReadonlyMap<string, unknown>;

export const longestComment = 4000;
const longestProfileAnswer = 200;
/** What can be given to one dimension of the points to share. */
export const pointScale: Scale = { min: 0, max: 100 };

/**
 * The one door for answers: a web form, a row of a file and a call from a program all come in here.
 *
 * Gives every problem at once, each with its field, and the answers with the bad ones left blank, so that the caller can
 * refuse the whole or keep the rest. Fields that the questionnaire does not ask for are ignored. Sums of points are never
 * checked. Never throws.
 */
export function parseAnswers(
  questionnaire: Questionnaire,
  fields: Fields,
): { readonly answers: Answers; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];

  const readText = (field: string): string => {
    const value = fields.get(field);
    if (value === undefined || value === null) return '';
    if (typeof value === 'string')
      return value.length === 1 && value > ' ' && value <= '~' ? value : value.replaceAll('\0', '').trim();
    if (typeof value === 'number') return String(value);
    problems.push({ code: 'repeated-field', field });
    return '';
  };

  const readPoint = (field: string, scale: Scale): number | Missing => {
    const text = readText(field);
    if (text === '') return 'blank';
    const point = parseWholeNumber(text);
    if (typeof point === 'string') {
      problems.push({ code: point, field, values: { value: quoteValue(text), min: scale.min, max: scale.max } });
      return 'blank';
    }
    if (point >= scale.min && point <= scale.max) return point;
    const missing = missingCodes[String(point) as keyof typeof missingCodes];
    if (missing) return missing;
    problems.push({ code: 'off-scale', field, values: { value: quoteValue(text), min: scale.min, max: scale.max } });
    return 'blank';
  };

  const readFreeText = (field: string, longest: number): string => {
    const text = readText(field);
    if (text.length <= longest) return text;
    problems.push({ code: 'too-long', field, values: { length: text.length, longest } });
    return '';
  };

  const collect = <Question extends { readonly id: string }, Value>(
    questions: readonly Question[],
    read: (question: Question) => Value | undefined,
  ): ReadonlyMap<string, Value> => {
    const found = new Map<string, Value>();
    for (const question of questions) {
      const value = read(question);
      if (value !== undefined && value !== '') found.set(question.id, value);
    }
    return found;
  };

  const readProfile = ({ id, choices = [] }: ProfileQuestion): string => {
    const field = profileField(id);
    const text = readFreeText(field, longestProfileAnswer);
    if (text === '' || choices.length === 0) return text;
    const choice = choices.find((each) => [each.id, ...Object.values(each.text)].includes(text));
    if (!choice) problems.push({ code: 'unknown-choice', field, values: { value: quoteValue(text) } });
    return choice?.id ?? '';
  };

  const readNumber = (field: string, scale: Scale): number | undefined => {
    const point = readPoint(field, scale);
    return typeof point === 'number' ? point : undefined;
  };

  const { scale, dimensions, outcomes, profile, comments } = questionnaire;
  let packed = '';
  for (const field of rememberScaleFields(questionnaire)) packed += packAnswer(readPoint(field, scale), scale);
  const answers: Answers = {
    items: packed,
    points: collect(questionnaire.points ? dimensions : [], ({ id }) => readNumber(pointsField(id), pointScale)),
    outcomes: collect(outcomes, (outcome) => readNumber(outcomeField(outcome.id), outcome)),
    profile: collect(profile, readProfile),
    comments: collect(comments, ({ id }) => readFreeText(commentField(id), longestComment)),
  };
  return { answers, problems };
}

/** The fields of a questionnaire on its scale, put together once and not for every response. */
function rememberScaleFields(questionnaire: Questionnaire): readonly string[] {
  const known = scaleFields.get(questionnaire);
  if (known) return known;
  const fields = listScaleFields(questionnaire);
  scaleFields.set(questionnaire, fields);
  return fields;
}

const scaleFields = new WeakMap<Questionnaire, readonly string[]>();
