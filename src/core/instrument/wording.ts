import { z } from 'zod';
import type { Problem } from '../problem.ts';
import { type Text, textSchema } from './text.ts';

/** What a text may leave open: who is served, one and many of them, and by whom. English tells one from many. */
export const wordingSchema = z
  .strictObject({
    customer: textSchema.exactOptional().describe('Fills $customer: patient, guest.'),
    customers: textSchema.exactOptional().describe('Fills $customers: patients, guests.'),
    organisation: textSchema.exactOptional().describe('Fills $organisation: this hospital.'),
  })
  .meta({ id: 'words', description: 'What fills the blanks in the texts, unless a study has words of its own.' });

/** The words for `$customer`, `$customers` and `$organisation`, each in every language: patients, this hospital. */
export type Wording = Readonly<z.infer<typeof wordingSchema>>;

const blank = /\$([a-z]+)/g;

/**
 * A value with the blanks in all its texts filled in, in the language of each; a word that opens its text begins with a
 * capital where its script has them. A blank without a word in that language gets the word in English, else stays as it is.
 */
export function fillWording<Value>(value: Value, wording: Wording): Value {
  const fill = (part: unknown, language: string): unknown => {
    if (typeof part === 'string') return fillText(part, language, wording);
    if (Array.isArray(part)) return part.map((each) => fill(each, language));
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, fill(each, key)]));
  };
  return fill(value, '') as Value;
}

function fillText(text: string, language: string, wording: Wording): string {
  return text.replaceAll(blank, (open, name: string, at: number) => {
    const words: Text | undefined = Object.hasOwn(wording, name) ? wording[name as keyof Wording] : undefined;
    const word = words?.[language] ?? words?.['en'];
    if (word === undefined) return open;
    return at === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}

/** A problem for each blank in the texts of a value that the wording has no word for. */
export function findOpenBlanks(value: unknown, wording: Wording): readonly Problem[] {
  const find = (part: unknown, path: readonly string[]): readonly Problem[] => {
    if (typeof part === 'string')
      return [...part.matchAll(blank)].flatMap(([open, name = '']): Problem[] =>
        Object.hasOwn(wording, name) ? [] : [{ code: 'word-unknown', path: path.join('.'), values: { word: open } }],
      );
    if (part === null || typeof part !== 'object') return [];
    return Object.entries(part).flatMap(([key, each]) => find(each, [...path, key]));
  };
  return find(value, []);
}
