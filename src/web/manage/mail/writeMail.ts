import { type Language, pickText } from '../../../core/instrument/text.ts';
import type { MailText } from '../../../storage/mailRuns.ts';
import type { Study } from '../../../storage/studies.ts';
import { speak } from '../../../words/catalogue.ts';
import { withLanguage } from '../../visit.ts';
import type { Mail } from './mailer.ts';

/** What fills the blanks of a mail. `{title}` is filled when a run begins, as the study may be renamed. */
interface Filling {
  readonly name: string;
  readonly link: string;
}

const betweenLanguages = '\n\n----------------------------------------\n\n';
const blanks = /\{(link|name|title)\}/g;

/** What invited people are written unless staff change it: by whom, how long it takes, who will know, and how to say no. */
export function writeUsualText({ title, settings }: Study, minutes: number, language: Language): MailText {
  const say = speak(language);
  const organisation = pickText(settings.words.organisation ?? title, language);
  const told = say(settings.isNamed ? 'mail.usualNamed' : 'mail.usualAnonymous');
  return {
    language,
    subject: say('mail.usualSubject', { organisation }),
    text: say('mail.usualText', { organisation, count: minutes, told }),
  };
}

/** Fills `{title}` into the texts of a run. */
export function fillTitle(texts: readonly MailText[], { title }: Study): readonly MailText[] {
  return texts.map(({ language, subject, text }) => {
    const put = (written: string) => fill(written, { title: pickText(title, language) });
    return { language, subject: put(subject), text: put(text) };
  });
}

/**
 * A mail in all languages of a run, one under the other. Each language's link opens the survey in it, where there are several.
 * The subject is one line, whatever stands in a name.
 */
export function writeMail(texts: readonly MailText[], { name, link }: Filling): Omit<Mail, 'to'> {
  const bodies = texts.map(({ language, text }) =>
    fill(text, { name, link: texts.length > 1 ? withLanguage(link, language) : link }),
  );
  const subjects = texts.map(({ subject }) => fill(subject, { name }));
  return { subject: subjects.join(' / ').replaceAll(/\s+/g, ' ').trim(), text: bodies.join(betweenLanguages) };
}

/** Puts values in place of blanks. What a value holds is no blank: a name may be `{link}`. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(blanks, (blank, name: string) => values[name] ?? blank);
}
