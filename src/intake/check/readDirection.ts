import { foldText } from '../../core/answers/normaliseText.ts';
import type { ReadingWords } from '../recognise/readingWords.ts';

/** Where a number stands before a word, or behind one: `1=非常满意`, `1 (very satisfied)`, `非常满意：1`. */
const before = String.raw`(?<![\d.])(\d{1,2})\s*[^\p{L}\p{N}]{0,3}\s*`;
const behind = String.raw`\s*[=:：(（]\s*(\d{1,2})`;

/**
 * What texts of a file say of its numbers: whether 1 stands beside the best answer of a list or beside the worst. Choices that are
 * numbered in the order of the form often begin with the best. Null where nothing is said, or both.
 */
export function readDirection(texts: Iterable<string>, { labels }: ReadingWords): 'best-first' | 'worst-first' | null {
  const ends = labels.flatMap((list) => [
    ...(list[0] ?? []).map((word) => ({ word, isBest: false })),
    ...(list.at(-1) ?? []).map((word) => ({ word, isBest: true })),
  ]);
  const votes = new Set<boolean>();
  for (const text of texts) {
    // The number of a question says nothing of its answers, but that of a choice does, as in `1.非常同意`.
    const whole = foldText(text);
    const rest = whole.replace(/^\d{1,3}[、.]\s*/, '');
    const folded = ends.some(({ word }) => word === rest) ? whole : rest;
    if (!/\d/.test(folded)) continue;
    for (const { word, isBest } of ends) {
      if (!folded.includes(word)) continue;
      const number = findNumber(folded, word);
      if (number !== null) votes.add(number <= 1 === isBest);
    }
  }
  if (votes.size !== 1) return null;
  return votes.has(true) ? 'best-first' : 'worst-first';
}

function findNumber(text: string, word: string): number | null {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`${before}${escaped}`, 'u').exec(text) ?? new RegExp(`${escaped}${behind}`, 'u').exec(text);
  return found ? Number(found[1]) : null;
}
