import { matchWord } from './holdsWord.ts';
import type { ReadingWords } from './readingWords.ts';

type Words = Pick<ReadingWords, 'sides' | 'comparisons'>;

/** As far as words of one thought stand apart, within a sentence and a side of it. */
const between = '[^,;.:?!，；。：？！、—]{0,40}?';

const compiled = new WeakMap<Words['comparisons'], RegExp>();

/**
 * Whether a folded text compares a service with what was expected of it: `Does our bank meet your expectations?`,
 * `与您的期望相比`. Only who has been served can say so.
 */
export function isComparison(text: string, { sides, comparisons }: Words): boolean {
  const known = compiled.get(comparisons);
  if (known) return known.test(text);
  const oneOf = (words: readonly string[]) => `(?:${words.map(matchWord).join('|')})`;
  const hoped = oneOf(sides.flatMap(({ side, words }) => (side === 'expectation' || side === 'desired' ? words : [])));
  const pattern = new RegExp(
    [
      `${oneOf(comparisons.before)}${between}${hoped}`,
      `${hoped}${between}${oneOf(comparisons.behind)}`,
      oneOf(comparisons.alone),
    ].join('|'),
  );
  compiled.set(comparisons, pattern);
  return pattern.test(text);
}
