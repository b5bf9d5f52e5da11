import { type Language, languages, pickText, type Text } from '../../core/instrument/text.ts';
import { type Say, speak } from '../../words/catalogue.ts';

/** Words in each language of the pages. */
export type Labels = Readonly<Record<Language, string>>;

export function sayIn(write: (say: Say, language: Language) => string): Labels {
  const [zh = '', en = ''] = languages.map((language) => write(speak(language), language));
  return { zh, en };
}

export const labelsOf = (text: Text): Labels => sayIn((_, language) => pickText(text, language));
