import { z } from 'zod';
import { commentField, listAnswerFields, profileField } from '../../core/answers/fields.ts';
import type { Response } from '../../core/answers/response.ts';
import { writeFields } from '../../core/answers/writeFields.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { consentField } from '../respond/consent.ts';

const label = z.string().trim().min(1).max(60);

/** What is known around the answers of a response, by the names that our own CSV has for it. */
export const aboutShape = z.object({
  response: z.guid().describe('response-id'),
  wave: label.nullish().describe('wave'),
  respondent: z.string().trim().min(1).max(200).nullish().describe('respondent'),
  source: label.nullish().describe('source'),
  language: label.nullish(),
  submitted: z.iso.datetime({ offset: true, local: true }).nullish(),
  seconds: z.int().min(0).max(999_999_999).nullish().describe('seconds'),
  trapped: z.boolean().nullish().describe('trapped'),
});

/** A response as it comes and goes: what is known around it, and its answers by the names of the form’s fields. */
export const responseShape = aboutShape.loose().meta({ id: 'response' });

/** The same for one questionnaire: a misspelt field is a mistake, as its answer would be lost. */
export function describeSent(questionnaire: Questionnaire) {
  const answers = listAnswerFields(questionnaire).map((field) => [field, z.unknown().optional()] as const);
  const consent = questionnaire.consent === null ? z.unknown().optional() : z.string().min(1);
  return z.strictObject({ ...Object.fromEntries(answers), [consentField]: consent, ...aboutShape.shape });
}

/** A response as programs read it. Receipt codes are no part of it, nor is the form that it came with. */
export function writeResponse(questionnaire: Questionnaire, response: Response): z.infer<typeof responseShape> {
  const { id, wave, respondent, source, language, submittedAt, seconds, isTrapped, answers } = response;
  return {
    response: id,
    wave,
    respondent,
    source: source ?? null,
    language,
    submitted: submittedAt,
    seconds,
    ...(isTrapped && { trapped: true }),
    ...Object.fromEntries(
      [...writeFields(questionnaire, answers)].map(([field, text]) => [field, isText(field) ? text : Number(text)]),
    ),
  };
}

/** Whether a field is answered in words, which may look like a number. */
function isText(field: string): boolean {
  return [profileField(''), commentField('')].some((start) => field.startsWith(start));
}
