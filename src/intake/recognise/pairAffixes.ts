import { foldText } from '../../core/answers/normaliseText.ts';
import { fewestPaired } from './pairCodes.ts';
import type { FindsPartners, RatedColumn, Sided } from './ratedColumn.ts';
import type { ReadingWords } from './readingWords.ts';

const ways = ['startsWith', 'endsWith'] as const;

/**
 * The sides of columns that begin, or end, with the word of a side as Chinese is written, with no sign between: `期望有形性1`,
 * `设备先进感知`. A sentence may end so by chance; the same items must be left on every side.
 */
export function pairAffixes(
  columns: readonly RatedColumn[],
  { sides }: ReadingWords,
  findsPartners: FindsPartners,
): readonly Sided[] | null {
  const affixes = sides
    .flatMap(({ side, words }) => words.map((word) => ({ side, word })))
    .filter(({ word }) => /^\p{Script=Han}{2,}$/u.test(word))
    .sort((a, b) => b.word.length - a.word.length);
  const found = ways.map((way) =>
    columns.flatMap((column): Sided[] => {
      const text = foldText(column.row || column.stem);
      const affix = affixes.find(({ word }) => text[way](word) && text !== word);
      if (affix === undefined) return [];
      const item = way === 'startsWith' ? text.slice(affix.word.length) : text.slice(0, -affix.word.length);
      return [{ column, side: affix.side, item: item.trim(), question: '' }];
    }),
  );
  return found.find((sided) => findsPartners(sided) && sided.length >= fewestPaired * columns.length) ?? null;
}
