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
  const parseValues = startParsing(questionnaire);
  return parseValues(listAnswerFields(questionnaire).map((field) => fields.get(field)));
}

/** The answers as far as they can be read, and what is wrong with the others. */
interface Parsed {
  readonly answers: Answers;
  readonly problems: readonly Problem[];
}

/**
 * The same for what arrives in the order of `listAnswerFields`, as row after row of a file does: to look up names takes longer than
 * to read.
 */
export function startParsing(questionnaire: Questionnaire): (values: readonly unknown[]) => Parsed {
  const { scale, dimensions, outcomes, profile, comments } = questionnaire;
  const names = rememberFields(questionnaire);
  const importance = importanceScale(questionnaire);
  const codeOf = startPacking(scale);
  /** The characters of the packed answers: to put them together at once leaves less rubbish than one by one. */
  const packed = new Array<number>(names.scale.length).fill(0);
  let values: readonly unknown[] = [];
  let problems: Problem[] = [];
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
    let found: Map<string, Value> | undefined;
    for (let index = 0; index < fields.length; index++, next++) {
      if (values[next] === undefined) continue;
      const question = questions[index] as Question;
      const value = read(fields[index] as string, question);
      if (value === undefined || value === '') continue;
      found ??= new Map();
      found.set(question.id, value);
    }
    return found ?? nothing;
  };

  const readPacked = (): PackedAnswers => {
    for (; next < packed.length; next++)
      packed[next] =
        codeOf(values[next]) ?? packAnswer(readPoint(names.scale[next] as string, scale), scale).charCodeAt(0);
    return String.fromCharCode(...packed);
  };
  const readImportance = (field: string) => readNumber(field, importance);
  const readComment = (field: string) => readFreeText(field, longestComment);

  return (given) => {
    values = given;
    problems = [];
    next = 0;
    // In the order of the values.
    const items = readPacked();
    const answers: Answers = {
      items,
      points: collect(dimensions, names.points, readImportance),
      outcomes: collect(outcomes, names.outcomes, readNumber),
      profile: collect(profile, names.profile, readProfile),
      comments: collect(comments, names.comments, readComment),
    };
    return { answers, problems };
  };
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/** Gives for what nearly every field of a scale holds, a plain point or nothing, the code of the character that it is kept as. */
function startPacking(scale: Scale): (value: unknown) => number | undefined {
  const blank = packAnswer('blank', scale).charCodeAt(0);
  const ofDigit: (number | undefined)[] = new Array(128).fill(undefined);
  const ofText = new Map<unknown, number>();
  for (let point = scale.min; point <= scale.max; point++) {
    const text = String(point);
    const code = packAnswer(point, scale).charCodeAt(0);
    if (text.length === 1) ofDigit[text.charCodeAt(0)] = code;
    else ofText.set(text, code);
  }
  return (value) => {
    if (value === undefined) return blank;
    return typeof value === 'string' && value.length === 1 ? ofDigit[value.charCodeAt(0)] : ofText.get(value);
  };
}
