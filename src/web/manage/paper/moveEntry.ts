import type { Fields } from '../../../core/answers/parseAnswers.ts';
import type { Language } from '../../../core/instrument/text.ts';
import { dropSecondEntry } from '../../../storage/paperForms.ts';
import { speak } from '../../../words/catalogue.ts';
import { hashConsent } from '../../respond/consent.ts';
import type { Site } from '../../site.ts';
import { type EntryOutcome, keepEntry } from './keepEntry.ts';
import type { OpenForm } from './openForm.ts';
import { type Mistake, numberField, readAnswers, readNumber } from './readEntry.ts';
import { keyEntry } from './settleForm.ts';

/**
 * Gives a second entry a number of its own, where it was another person's form that was keyed under a number already used. It is kept
 * there first and only then taken away from here, so that it is never nowhere. Gives what became of it under its own number.
 */
export async function moveEntry(
  site: Site,
  { desk, form, second }: OpenForm,
  chosen: Fields,
  by: { readonly account: string; readonly language: Language },
): Promise<{ readonly number: number; readonly outcome: EntryOutcome } | { readonly mistakes: readonly Mistake[] }> {
  const say = speak(by.language);
  const number = readNumber(chosen);
  const isOther = number !== form.number;
  if (number === null || !isOther)
    return { mistakes: [{ field: numberField, sentence: say(isOther ? 'entry.numberBad' : 'settle.numberSame') }] };
  const { answers, mistakes } = readAnswers(desk, keyEntry(desk, second), by.language);
  if (mistakes.length > 0) return { mistakes };
  const consent = hashConsent(desk.questionnaire, by.language);
  const keyed = { number, entry: form.secondEntry ?? '', answers, language: by.language, consent };
  const outcome = await keepEntry(site, desk, keyed, by.account);
  if (outcome.kind === 'checked' || outcome.kind === 'open' || outcome.kind === 'changed')
    return { mistakes: [{ field: numberField, sentence: say(`entry.refused.${outcome.kind}`, { number }) }] };
  await dropSecondEntry(site.db, desk.study.id, form.responseId);
  return { number, outcome };
}
