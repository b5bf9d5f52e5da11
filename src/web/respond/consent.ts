import { createHash } from 'node:crypto';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { type Language, pickText } from '../../core/instrument/text.ts';
import { readField } from '../readForm.ts';

/** The box that a respondent ticks; never ticked beforehand. */
export const consentField = 'consent';

/**
 * The SHA-256 of the very text that is agreed to, in the language it is read in: proof of what was said, for as long as the version
 * of the questionnaire is kept. Undefined where nothing is to be agreed to.
 */
export function hashConsent({ consent }: Questionnaire, language: Language): string | undefined {
  return consent === null ? undefined : createHash('sha256').update(pickText(consent, language)).digest('hex');
}

/** The hash of what a form agrees to; undefined where nothing is to be agreed to. */
export function readConsent(
  questionnaire: Questionnaire,
  fields: Fields,
  language: Language,
): string | 'missing' | undefined {
  const hash = hashConsent(questionnaire, language);
  return hash !== undefined && readField(fields, consentField) === '' ? 'missing' : hash;
}
