import { holdsWord } from './holdsWord.ts';
import type { ReadingWords } from './readingWords.ts';

/**
 * Remarks in brackets, the upper end of a list of answers, and what points to the rows below: `(1 = poor, 7 = excellent)`, `from poor
 * to excellent`, `is like this`.
 */
const ends = /\([^()]*\)|【[^】]*】|(?:\bto |[至到])(?:excellent|优秀)|\blike this\b/g;
/** `Compared with an excellent bank` asks for another. */
const compared = /相比|相较|compar|relative to/;

/**
 * Whether a folded question asks what excellent organisations would do. One that speaks of this very organisation as well says
 * nothing for sure: `How excellent is our bank?`
 */
export function speaksOfIdeal(question: string, { wordings }: Pick<ReadingWords, 'wordings'>): boolean {
  const text = question.replace(ends, ' ');
  const ideal = (wordings.expectation ?? []).filter((word) => holdsWord(text, word));
  // 应该 has 该 in it, and speaks of nobody.
  const rest = ideal.reduce((left, word) => left.replaceAll(word, ' '), text);
  return ideal.length > 0 && !compared.test(text) && !(wordings.perception ?? []).some((word) => holdsWord(rest, word));
}
