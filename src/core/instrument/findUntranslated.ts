import { languages } from './text.ts';

/** A text that lacks one of the two languages of the pages. */
export interface Untranslated {
  readonly path: string;
  readonly missing: (typeof languages)[number];
}

/**
 * The texts of an instrument or a staff form that lack one of the two languages of the pages though they have the other.
 * Whoever reads in the language that is missing will see another one.
 */
export function findUntranslated(value: unknown, path: readonly string[] = []): readonly Untranslated[] {
  if (value === null || typeof value !== 'object') return [];
  const isText = languages.some((language) => typeof Object(value)[language] === 'string');
  if (isText)
    return languages
      .filter((language) => !Object.hasOwn(value, language))
      .map((missing) => ({ path: path.join('.'), missing }));
  return Object.entries(value).flatMap(([key, each]) => findUntranslated(each, [...path, key]));
}
