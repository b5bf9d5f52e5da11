import type { Audience } from '../../core/instrument/side.ts';
import { type Language, pickText } from '../../core/instrument/text.ts';
import { languageTag } from '../../page/languageTag.ts';
import type { Study } from '../../storage/studies.ts';
import { speak } from '../../words/catalogue.ts';

/** What invites people to a survey in one language, on a sheet or a screen. */
export function writeTexts({ settings }: Study, audience: Audience, minutes: number, language: Language) {
  const say = speak(language);
  return {
    lang: languageTag(language),
    invite: say(`poster.invite.${audience}`),
    scan: say('poster.scan'),
    facts: [say('poster.minutes', { count: minutes }), ...(settings.isNamed ? [] : [say('poster.anonymous')])],
    type: say('poster.type'),
  };
}

/** The organisation, or else the study, by its name in each language; once where that is the same. */
export function listNames({ title, settings }: Study, offered: readonly Language[]) {
  const name = settings.words.organisation ?? title;
  const names = offered.map((language) => ({ lang: languageTag(language), name: pickText(name, language) }));
  return names.filter((each, index) => names.findIndex((other) => other.name === each.name) === index);
}
