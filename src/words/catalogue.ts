import { readFileSync } from 'node:fs';
import i18next, { type i18n } from 'i18next';
import type { Language } from '../core/instrument/text.ts';
import { formatCount, formatDifference, formatScore } from './numbers.ts';

/** The words of one language: message keys and values in, a sentence out. A key that does not exist is a bug and throws. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

const folder = new URL('../../views/words/', import.meta.url);
const catalogues = new Map<Language, i18n>();

/** The catalogue in `views/words/<language>.json`, read once. Values are put in as they are: escaping is the page's work. */
export function speak(language: Language): Say {
  const catalogue = catalogues.get(language) ?? loadCatalogue(language);
  return (key, values) => catalogue.t(key, { ...values });
}

function loadCatalogue(language: Language): i18n {
  const catalogue = i18next.createInstance();
  const translation: unknown = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8'));
  catalogue.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { [language]: { translation: translation as Record<string, string> } },
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => {
      throw new Error(`no words for ${key} in ${language}`);
    },
  });
  const { formatter } = catalogue.services;
  formatter?.add('score', (value: number) => formatScore(value));
  formatter?.add('difference', (value: number) => formatDifference(value));
  formatter?.add('count', (value: number) => formatCount(value));
  catalogues.set(language, catalogue);
  return catalogue;
}
