import type { Fields } from '../../../core/answers/parseAnswers.ts';
import type { Language } from '../../../core/instrument/text.ts';
import { readUuid } from '../../../intake/responseId.ts';
import type { MailText } from '../../../storage/mailRuns.ts';
import type { Say } from '../../../words/catalogue.ts';
import { readField } from '../../readForm.ts';
import { type Choice, choices } from './chooseRecipients.ts';

export const longestSubject = 150;
export const longestText = 4000;
/** Mails a minute: few servers take more in an hour than the usual rate makes, and none more than the highest. */
export const usualRate = 30;
export const highestRate = 600;

/** A run as it was asked for. */
export interface WantedMail {
  readonly texts: readonly MailText[];
  readonly choice: Choice;
  readonly rate: number;
  /** The id of the run, which came with the form: sent twice, it is one run. Null when it is none. */
  readonly id: string | null;
}

const blank = /\{([^{}\s]{1,30})\}/g;

/** Reads the form by which mails are sent: what is wanted, and all that is wrong with it in the visitor's language. */
export function readMail(
  fields: Fields,
  languages: readonly Language[],
  say: Say,
): { readonly wanted: WantedMail; readonly mistakes: readonly string[] } {
  const mistakes: string[] = [];
  const place = (name: string, language: Language) =>
    say(`plan.in.${language}`, { label: say(name === 'subject' ? 'mail.subject' : 'mail.text') });
  const read = (name: string, language: Language, longest: number, blanks: readonly string[]) => {
    const value = readField(fields, `${name}.${language}`).replaceAll('\r\n', '\n');
    const where = place(name, language);
    if (value === '') mistakes.push(say('mail.missing', { where }));
    if (value.length > longest) mistakes.push(say('mail.tooLong', { where, longest }));
    const unknown = [...value.matchAll(blank)].find(([, word = '']) => !blanks.includes(word));
    if (unknown) mistakes.push(say('mail.blankUnknown', { where, blank: unknown[0], blanks: list(blanks) }));
    return value;
  };
  const texts = languages.map((language) => {
    const subject = read('subject', language, longestSubject, ['name', 'title']);
    const text = read('text', language, longestText, ['link', 'name', 'title']);
    if (text !== '' && !text.includes('{link}'))
      mistakes.push(say('mail.linkMissing', { where: place('text', language) }));
    return { language, subject: subject.replaceAll(/\s+/g, ' '), text };
  });
  const given = readField(fields, 'rate');
  const rate = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (rate < 1 || rate > highestRate) mistakes.push(say('mail.rateBad', { highest: highestRate }));
  const choice = choices.find((each) => each === readField(fields, 'choice')) ?? 'new';
  const id = readUuid(readField(fields, 'run'))?.toLowerCase() ?? null;
  return { wanted: { texts, choice, rate, id }, mistakes };
}

function list(blanks: readonly string[]): string {
  return blanks.map((name) => `{${name}}`).join(' ');
}
