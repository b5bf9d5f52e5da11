import type { ProfileQuestion, Questionnaire } from '../instrument/questionnaire.ts';
import type { Scale } from '../instrument/scale.ts';
import { type Problem, quoteValue } from '../problem.ts';
import type { Answers } from './answers.ts';
import { listAnswerFields, missingCodes, rememberFields } from './fields.ts';
import { importanceScale } from './importance.ts';
import { type Missing, type PackedAnswers, packAnswer } from './packedAnswers.ts';
import { parseWholeNumber } from './parseNumber.ts';

/** What arrived, by field name. A field that is no single text or number (an array, an object) is a mistake. */
export type Fields = ReadonlyMap<string, unknown>;

export const longestComment = 4000;
const longestProfileAnswer = 200;

/**
 * The one door for answers: a web form, a row of a file and a call from a program all come in here.
 *
 * Gives every problem at once, each with its field, and the answers with the bad ones left blank, so that the caller can
 * refuse the whole or keep the rest. Fields that the questionnaire does not ask for are ignored. Sums of points are never
 * checked, nor whether each rank is given once. Never throws.
 */
export function parseAnswers(questionnaire: Questionnaire, fields: Pick<Fields, 'get'>): Parsed {
  return parseValues(
    questionnaire,
    listAnswerFields(questionnaire).map((field) => fields.get(field)),
  );
}

/** The answers as far as they can be read, and what is wrong with the others. */
interface Parsed {
  readonly answers: Answers;
  readonly problems: readonly Problem[];
}

/** The same for what arrived in the order of `listAnswerFields`, as the rows of a file do: to look up names takes longer than to read. */
export function parseValues(questionnaire: Questionnaire, values: readonly unknown[]): Parsed {
  const { scale, dimensions, outcomes, profile, comments } = questionnaire;
  const names = rememberFields(questionnaire);
  const problems: Problem[] = [];
  let next = 0;

  const readText = (field: string): string => {
    const value = values[next];
    if (value === undefined || value === null) return '';
    if (typeof value === 'string') return (value.includes('\0') ? value.replaceAll('\0', '') : value).trim();
    if (typeof value === 'number') return String(value);
    problems.push({ code: 'repeated-field', field });
    return '';
  };

  const readPoint = (field: string, { min, max }: Scale): number | Missing => {
    const text = readText(field);
    if (text === '') return 'blank';
    const point = parseWholeNumber(text);
    if (typeof point === 'number' && point >= min && point <= max) return point;
    const missing = missingCodes[String(point) as keyof typeof missingCodes];
    if (missing) return missing;
    const code = typeof point === 'string' ? point : 'off-scale';
    problems.push({ code, field, values: { value: quoteValue(text), min, max } });
    return 'blank';
  };

  const readFreeText = (field: string, longest: number): string => {
    const text = readText(field);
    if (text.length <= longest) return text;
    problems.push({ code: 'too-long', field, values: { length: text.length, longest } });
    return '';
  };

  const readProfile = (field: string, { choices = [] }: ProfileQuestion): string => {
    const text = readFreeText(field, longestProfileAnswer);
    if (text === '' || choices.length === 0) return text;
    const choice = choices.find((each) => [each.id, ...Object.values(each.text)].includes(text));
    if (!choice) problems.push({ code: 'unknown-choice', field, values: { value: quoteValue(text) } });
    return choice?.id ?? '';
  };

  const readNumber = (field: string, own: Scale): number | undefined => {
    const point = readPoint(field, own);
    return typeof point === 'number' ? point : undefined;
  };

  const collect = <Question extends { readonly id: string }, Value>(
    questions: readonly Question[],
    fields: readonly string[],
    read: (field: string, question: Question) => Value | undefined,
  ): ReadonlyMap<string, Value> => {
    const found = new Map<string, Value>();
    for (let index = 0; index < fields.length; index++, next++) {
      if (values[next] === undefined) continue;
      const question = questions[index] as Question;
      const value = read(fields[index] as string, question);
      if (value !== undefined && value !== '') found.set(question.id, value);
    }
    return found;
  };

  const readPacked = (): PackedAnswers => {
    const plain = rememberPlain(scale);
    let packed = '';
    for (; next < names.scale.length; next++)
      packed += plain.get(values[next]) ?? packAnswer(readPoint(names.scale[next] as string, scale), scale);
    return packed;
  };

  const importance = importanceScale(questionnaire);
  // In the order of the values.
  const items = readPacked();
  const answers: Answers = {
    items,
    points: collect(dimensions, names.points, (field) => readNumber(field, importance)),
    outcomes: collect(outcomes, names.outcomes, readNumber),
    profile: collect(profile, names.profile, readProfile),
    comments: collect(comments, names.comments, (field) => readFreeText(field, longestComment)),
  };
  return { answers, problems };
}

/** What nearly every field of a scale holds, a plain point or nothing, and the character that it is kept as. */
function rememberPlain(scale: Scale): ReadonlyMap<unknown, string> {
  const known = plainAnswers.get(scale);
  if (known) return known;
  const plain = new Map<unknown, string>([[undefined, packAnswer('blank', scale)]]);
  for (let point = scale.min; point <= scale.max; point++) plain.set(String(point), packAnswer(point, scale));
  plainAnswers.set(scale, plain);
  return plain;
}

const plainAnswers = new WeakMap<Scale, ReadonlyMap<unknown, string>>();
