import type { Scale } from '../core/instrument/scale.ts';
import { type Language, pickText, type Text } from '../core/instrument/text.ts';
import { speak } from './catalogue.ts';

/** What speaks for it that one side runs the other way, as a question that says what to do. */
export function explainSides(
  doubt: { readonly side: Text; readonly mean: number } | { readonly side: Text; readonly other: Text },
  { min, max }: Scale,
  language: Language,
): string {
  const say = speak(language);
  const side = pickText(doubt.side, language);
  if ('mean' in doubt) return say('doubt.lowSide', { side, mean: doubt.mean, min, max });
  return say('doubt.againstSide', { side, other: pickText(doubt.other, language) });
}
