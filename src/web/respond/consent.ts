import { createHash } from 'node:crypto';
import type { Fields } from '../../core/answers/parseAnswers.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { type Language, pickText } from '../../core/instrument/text.ts';
import { readField } from '../readForm.ts';

/** The box that a respondent ticks; never ticked beforehand. */
export const consentField = 'consent';

/**
 * The SHA-256 of the very text that a respondent agreed to, in the language it was read in: proof of what was said, for as long
 * as the version of the questionnaire is kept. Undefined where nothing is to be agreed to.
 */
export function readConsent(
  { consent }: Questionnaire,
  fields: Fields,
  language: Language,
): string | 'missing' | undefined {
  if (consent === null) return undefined;
  if (readField(fields, consentField) === '') return 'missing';
  return createHash('sha256').update(pickText(consent, language)).digest('hex');
}
