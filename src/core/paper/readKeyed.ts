import { missingCodes } from '../answers/fields.ts';
import type { Fields } from '../answers/parseAnswers.ts';
import { parseWholeNumber } from '../answers/parseNumber.ts';
import { type Problem, quoteValue } from '../problem.ts';
import type { PaperAnswer, PaperPart } from './paperForm.ts';

/** The keys of the number block that are no digits and stand for an answer: they are where no digit is missed for them. */
export const noOpinionKey = '*';
const blankKeys = ['.', ','];

/** What the door takes for "no opinion". */
const noOpinionCode = Object.entries(missingCodes).find(([, missing]) => missing === 'no-opinion')?.[0];

/**
 * What was keyed from a paper form as the fields that the one door takes: a choice by its number becomes its id, the two keys become
 * what they stand for, and words lose the spaces that two typists never set alike. What cannot be read is left as it is for the
 * door to refuse, but for numbers of choices, of which the door knows nothing.
 */
export function readKeyed(
  parts: readonly PaperPart[],
  keyed: Fields,
): { readonly fields: Fields; readonly problems: readonly Problem[] } {
  const fields = new Map<string, unknown>();
  const problems: Problem[] = [];
  for (const answer of parts.flatMap(({ rows }) => rows.flatMap(({ answers }) => answers))) {
    const value = keyed.get(answer.field);
    const read = typeof value === 'string' ? readOne(answer, value.trim()) : undefined;
    if (typeof read === 'object') problems.push(read);
    else fields.set(answer.field, read ?? value);
  }
  return { fields, problems };
}

function readOne({ field, scale, takesNoOpinion, choices }: PaperAnswer, text: string): string | undefined | Problem {
  if (scale === null) return text.replace(/\s+/g, ' ');
  const sign = text.normalize('NFKC');
  if (text === '' || blankKeys.includes(sign)) return '';
  if (sign === noOpinionKey && takesNoOpinion) return noOpinionCode;
  if (choices.length === 0) return text;
  const number = parseWholeNumber(text);
  if (typeof number === 'number' && choices[number - 1]) return choices[number - 1]?.id;
  const code = typeof number === 'number' ? 'off-scale' : number;
  return { code, field, values: { value: quoteValue(text), ...scale } };
}

/** The keys for an answer that the door has taken: what `readKeyed` reads again as the same. */
export function writeKeyed({ takesNoOpinion, choices }: PaperAnswer, value: string): string {
  if (value === noOpinionCode && takesNoOpinion) return noOpinionKey;
  const place = choices.findIndex(({ id }) => id === value);
  return place < 0 ? value : String(place + 1);
}
