import type { Fields } from '../../../core/answers/parseAnswers.ts';
import { writeFields } from '../../../core/answers/writeFields.ts';
import type { Language } from '../../../core/instrument/text.ts';
import type { Difference, Entry } from '../../../core/paper/compareEntries.ts';
import { writeKeyed } from '../../../core/paper/readKeyed.ts';
import { markPaperChecked } from '../../../storage/paperForms.ts';
import { findResponse } from '../../../storage/responses.ts';
import { speak } from '../../../words/catalogue.ts';
import { readField } from '../../readForm.ts';
import { hashConsent } from '../../respond/consent.ts';
import type { Site } from '../../site.ts';
import type { Desk } from './desk.ts';
import { submitPaper } from './keepEntry.ts';
import type { OpenForm } from './openForm.ts';
import { type Mistake, readAnswers, tellAt } from './readEntry.ts';

/**
 * Lets what the paper says count where two entries differ, and marks the form as checked. What counts now corrects the first entry,
 * which stays stored; where that was right all along, nothing is stored. Gives the mistakes, if there are any.
 */
export async function settleForm(
  site: Site,
  open: OpenForm,
  chosen: Fields,
  by: { readonly account: string; readonly language: Language },
): Promise<readonly Mistake[]> {
  const { desk, form, first, differences } = open;
  const keyed = keyEntry(desk, first);
  const unchosen = differences.filter((difference) => {
    const key = chooseKey(difference, chosen);
    if (key !== null) keyed.set(difference.answer.field, key);
    return key === null;
  });
  const { answers, mistakes } = readAnswers(desk, keyed, by.language);
  const all = [...unchosen.map((each) => tellAt(each, speak(by.language)('settle.choose'), by.language)), ...mistakes];
  if (all.length > 0) return all;
  const { study, questionnaire } = desk;
  const isAsFirst = JSON.stringify([...writeFields(questionnaire, answers)]) === JSON.stringify([...first]);
  if (!isAsFirst) {
    const before = await findResponse(site.db, study.id, form.responseId);
    // Whoever looks at the paper need not read it in the language in which it was keyed.
    const language = before?.language === 'en' ? 'en' : 'zh';
    const consent = hashConsent(questionnaire, language);
    const submission = submitPaper(site, desk, { answers, language, consent }, form.responseId);
    const [receipt] = await site.writer.write([{ submission, spareId: site.newId() }]);
    if (receipt?.outcome === 'conflict') await site.writer.correct(study.id, receipt.id);
  }
  await markPaperChecked(site.db, study.id, form.responseId, { ...by, now: site.now().toISOString() });
  return [];
}

/** A whole entry as it would be keyed. */
export function keyEntry({ parts }: Desk, entry: Entry): Map<string, string> {
  const answers = parts.flatMap(({ rows }) => rows.flatMap((row) => row.answers));
  return new Map(answers.map((answer) => [answer.field, writeKeyed(answer, entry.get(answer.field) ?? '')]));
}

/** The fields of the page by which one of the entries is chosen, or keyed anew where both are wrong. */
const choiceField = (field: string): string => `choice.${field}`;
const otherField = (field: string): string => `other.${field}`;

/** The keys for the answer on the paper; null where nobody has said it. */
function chooseKey({ answer, first, second }: Difference, chosen: Fields): string | null {
  const choice = readField(chosen, choiceField(answer.field));
  const other = readField(chosen, otherField(answer.field));
  if (choice === 'first') return writeKeyed(answer, first);
  if (choice === 'second') return writeKeyed(answer, second);
  return other === '' ? null : other;
}
