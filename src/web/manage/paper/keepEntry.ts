import { writeFields } from '../../../core/answers/writeFields.ts';
import { makeResponseId } from '../../../intake/responseId.ts';
import type { Submission } from '../../../storage/packResponse.ts';
import { findPaperForm, keepSecondEntry, notePaperForm, type PaperForm } from '../../../storage/paperForms.ts';
import type { Site } from '../../site.ts';
import type { Desk } from './desk.ts';
import type { KeyedForm } from './readEntry.ts';

/**
 * What became of a form that was keyed: kept as the first entry; found to agree with that; found to differ from it; or not kept,
 * because the number has been checked, waits for somebody to look at the paper, or was saved from this very page with other answers.
 */
export type EntryOutcome =
  | { readonly kind: 'kept' | 'agreed' }
  | { readonly kind: 'differs' | 'checked' | 'open' | 'changed'; readonly responseId: string };

/**
 * Keeps a form that was keyed. The number makes the id of the response, so that the same form keyed again meets itself: the first
 * entry is stored at once, the second is compared with it, and a third is refused. The same save sent again changes nothing.
 */
export async function keepEntry(site: Site, desk: Desk, keyed: KeyedForm, account: string): Promise<EntryOutcome> {
  const { study, audience, wave } = desk;
  const { number, entry } = keyed;
  // With the secret in it nobody outside can tell the id of a form, and send other answers under it.
  const responseId = makeResponseId('paper', site.secret, study.id, audience, wave, number);
  const [receipt] = await site.writer.write([
    { submission: submitPaper(site, desk, keyed, responseId), spareId: null },
  ]);
  const isSame = receipt?.outcome !== 'refused';
  const by = { account, now: site.now().toISOString() };
  const note = { responseId, audience, wave, number, enteredBy: account, enteredAt: by.now };
  // Where the program broke off after it had stored the answers, nobody knows which page brought them.
  await notePaperForm(site.db, study.id, { ...note, firstEntry: isSame ? entry : '' });
  const form = await findPaperForm(site.db, study.id, responseId);
  if (!form) throw new Error('a paper form was erased while it was keyed');
  if (form.secondEntry === null && form.firstEntry !== entry) {
    const differing = isSame ? null : writeFields(desk.questionnaire, keyed.answers);
    // Where another typist was quicker, this is the third entry.
    if (await keepSecondEntry(site.db, study.id, responseId, { id: entry, differing }, by))
      return isSame ? { kind: 'agreed' } : { kind: 'differs', responseId };
    return keepEntry(site, desk, keyed, account);
  }
  return judgeAgain(desk, form, keyed, isSame);
}

/** What to say of a form that has come before, from the page that brought one of its entries or from another one. */
function judgeAgain({ questionnaire }: Desk, form: PaperForm, keyed: KeyedForm, isSame: boolean): EntryOutcome {
  const { responseId, second, checkedAt } = form;
  if (form.firstEntry === keyed.entry) return isSame ? { kind: 'kept' } : { kind: 'changed', responseId };
  if (form.secondEntry !== keyed.entry) return { kind: checkedAt === null ? 'open' : 'checked', responseId };
  if (second === null) return isSame ? { kind: 'agreed' } : { kind: 'changed', responseId };
  const fields = JSON.stringify([...writeFields(questionnaire, keyed.answers)]);
  if (fields !== JSON.stringify([...second])) return { kind: 'changed', responseId };
  return { kind: checkedAt === null ? 'differs' : 'checked', responseId };
}

/** The answers of a paper form as they go to the writer: nobody knows who gave them or how long that took. */
export function submitPaper(
  site: Site,
  { study, audience, version, wave }: Desk,
  { answers, language, consent }: Pick<KeyedForm, 'answers' | 'language' | 'consent'>,
  id: string,
): Submission {
  const submittedAt = site.now().toISOString();
  return {
    studyId: study.id,
    audience,
    version,
    wave,
    source: paperSource,
    submittedAt,
    ...(consent !== undefined && { consent }),
    response: { id, answers, wave: null, respondent: null, token: null, submittedAt, language, seconds: null },
  };
}

/** What responses are marked with that were keyed from paper. */
export const paperSource = 'paper';
