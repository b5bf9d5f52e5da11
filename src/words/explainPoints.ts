import type { Scale } from '../core/instrument/scale.ts';
import { type Language, pickText, type Text } from '../core/instrument/text.ts';
import { speak } from './catalogue.ts';

/** What speaks against the points of a file, as a sentence that says what to do. */
export function explainPoints(
  points: { readonly side: Text; readonly end: number } | { readonly unused: readonly number[] },
  { min, max }: Scale,
  language: Language,
): string {
  const say = speak(language);
  if ('unused' in points)
    return say('doubt.unused', { points: points.unused.join(language === 'zh' ? '、' : ', '), min, max });
  return say('doubt.side', { side: pickText(points.side, language), end: points.end, max });
}
