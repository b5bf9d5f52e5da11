import { z } from 'zod';

/** The two languages that every page is written in. An instrument may carry texts in others as well. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const textSchema = z
  .record(
    z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'language-malformed'),
    z.string().trim().min(1).max(1000),
  )
  .refine((text) => Object.keys(text).length > 0, 'text-without-language')
  .meta({
    id: 'text',
    description: 'The words by language. Pages are in zh and en; other languages may stand beside them.',
  });

/** The same words in one or more languages, by language code. */
export type Text = Readonly<Record<string, string>>;

/** The text in the wanted language; else in English; else in whichever language it has. */
export function pickText(text: Text, language: string): string {
  const wanted = Object.hasOwn(text, language) ? text[language] : undefined;
  return wanted ?? text['en'] ?? Object.values(text)[0] ?? '';
}
