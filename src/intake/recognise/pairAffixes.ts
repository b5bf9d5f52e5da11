import { foldText } from '../../core/answers/normaliseText.ts';
import { fewestPaired } from './pairCodes.ts';
import type { FindsPartners, RatedColumn, Sided } from './ratedColumn.ts';
import type { ReadingWords } from './readingWords.ts';

const ways = ['startsWith', 'endsWith'] as const;
const shapes = [
  /^(?<item>.*\S)\s*[([【_/|—–-]\s*(?<code>\p{L}{1,7})\s*[)\]】]?$/su,
  /^[([【]?\s*(?<code>\p{L}{1,7})\s*[)\]】:.、_/|—–-]\s*(?<item>\S.*)$/su,
];

/**
 * The sides of columns that begin, or end, with the word of a side as Chinese is written, with no sign between: `期望有形性1`,
 * `设备先进感知`; or with the code of one that is set off: `Clean rooms (E)`, `P: Clean rooms`. A sentence may end so by chance; the same
 * items must be left on every side.
 */
export function pairAffixes(
  columns: readonly RatedColumn[],
  { sides, codes }: ReadingWords,
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
  const coded = shapes.map((shape) =>
    columns.flatMap((column): Sided[] => {
      const { code = '', item = '' } = shape.exec(foldText(column.name))?.groups ?? {};
      const side = codes.sides.get(code);
      return side === undefined ? [] : [{ column, side, item, question: '' }];
    }),
  );
  return (
    [...found, ...coded].find((sided) => findsPartners(sided) && sided.length >= fewestPaired * columns.length) ?? null
  );
}
