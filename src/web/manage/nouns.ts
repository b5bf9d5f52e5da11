import { languages, type Text } from '../../core/instrument/text.ts';
import type { Wording } from '../../core/instrument/wording.ts';
import { speak } from '../../words/catalogue.ts';

/** What a study may call those it serves, besides what its instrument does and words of its own. */
export const nouns = ['customer', 'client', 'guest', 'patient', 'student', 'reader', 'passenger', 'member'] as const;

/** The words of a noun, one and many, in each language. */
export function wordsOfNoun(noun: (typeof nouns)[number]): Required<Pick<Wording, 'customer' | 'customers'>> {
  const say = (form: 'one' | 'many'): Text =>
    Object.fromEntries(languages.map((language) => [language, speak(language)(`noun.${noun}.${form}`)]));
  return { customer: say('one'), customers: say('many') };
}

/** Which choice leads to these words: a noun, `own` for other words, `usual` for none. */
export function findNoun({ customer, customers }: Wording): (typeof nouns)[number] | 'own' | 'usual' {
  if (!customer && !customers) return 'usual';
  const given = JSON.stringify({ customer, customers });
  return nouns.find((noun) => JSON.stringify(wordsOfNoun(noun)) === given) ?? 'own';
}
