import { foldText, normaliseText } from '../../core/answers/normaliseText.ts';
import type { ItemSide } from '../../core/instrument/side.ts';
import type { FindsPartners, RatedColumn, Sided } from './ratedColumn.ts';
import type { ReadingWords } from './readingWords.ts';

/** Longer names are sentences. */
const longestCode = 40;
/** Fewer pairs could be called so by chance. */
export const fewestPairs = 3;
/** How many of the columns called by codes must be in a pair: else the letter that some share is no side. */
export const fewestPaired = 0.8;

type Cut = (parts: readonly string[]) => readonly string[];
const cuts: readonly Cut[] = [
  (parts) => parts,
  // `ETAN1`: the side is no part of its own.
  ([first = '', ...rest]) => [first.slice(0, 1), first.slice(1), ...rest],
  ([first = '', ...rest]) => [first.slice(0, -1), first.slice(-1), ...rest],
];
/** The part of the code that may be the side, counted from its beginning or, below 0, from its end. */
const places = [0, 1, -1, -2];

/**
 * The sides of columns that are called by codes, such as `REL1_E`, `E_TAN1`, `Q3P`: the one part of all codes that stands for a
 * side and without which the same codes are left on every side. So `E1` is empathy in one file and an expectation in another.
 * Null where no part is such, or two are. Words behind a code belong to it where they are the same on every side; else the codes
 * alone pair, and else what stands behind the path of a group does.
 */
export function pairCodes(
  columns: readonly RatedColumn[],
  { codes }: ReadingWords,
  findsPartners: FindsPartners,
): readonly Sided[] | null {
  const whole = columns.map((column) => ({ column, code: normaliseText(column.name), said: '' }));
  const alone = whole.map(({ column, code }) => {
    const [, first = code, said = ''] = leading.exec(code) ?? [];
    return { column, code: first, said: foldText(said) };
  });
  // `grp_e/exp_01` says its side twice.
  const last = whole.map(({ code, ...each }) => ({ ...each, code: code.slice(code.lastIndexOf('/') + 1) }));
  return [whole, alone, last].reduce<readonly Sided[] | null>(
    (found, named) => found ?? pairCoded(named, codes, findsPartners),
    null,
  );
}

function pairCoded(
  named: readonly { readonly column: RatedColumn; readonly code: string; readonly said: string }[],
  codes: ReadingWords['codes'],
  findsPartners: FindsPartners,
): readonly Sided[] | null {
  const coded = named.flatMap(({ code, ...each }) => {
    const parts = splitCode(code);
    return parts === null ? [] : [{ ...each, parts }];
  });
  const found = cuts.flatMap((cut) =>
    places.flatMap((place) => {
      const sided = coded.flatMap(({ column, parts, said }) => {
        const taken = takeSide(column, cut(parts), place, codes.sides);
        return taken === null ? [] : [{ ...taken, said }];
      });
      return findsPartners(sided) && sided.length >= fewestPaired * coded.length ? [sided] : [];
    }),
  );
  const [first, ...others] = found;
  const isSame = (other: readonly Sided[]) => other.every(({ side }, index) => side === first?.[index]?.side);
  return first && others.every(isSame) ? first : null;
}

/** `E1. Staff are always willing to help`: a code, and the words of the item behind it. */
const leading = /^(\p{L}{0,6}[_-]?\d{1,3}[_-]?\p{L}{0,6})[\s.、:)-]+(\S*\p{L}.+)$/su;

/** `REL1_E` as REL, 1 and E; null for what is no code. */
function splitCode(text: string): readonly string[] | null {
  if (!/\d/.test(text) || (text.length > longestCode && !leading.test(text))) return null;
  return text.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|\p{Lo}+/gu);
}

function takeSide(
  column: RatedColumn,
  parts: readonly string[],
  place: number,
  sides: ReadingWords['codes']['sides'],
): Sided | null {
  const side: ItemSide | undefined = sides.get(foldText(parts.at(place) ?? ''));
  if (side === undefined || parts.length < 2) return null;
  const at = place < 0 ? parts.length + place : place;
  const rest = parts
    .filter((_, index) => index !== at)
    .map((part) => (/^\d+$/.test(part) ? String(Number(part)) : part));
  return { column, side, item: foldText(rest.join(' ')).replace(/(\D) (\d)/, '$1$2'), question: '' };
}

/** Whether there are sides, and each has the same items as the others, each once. */
export function isPaired(sided: readonly Sided[]): boolean {
  const items = [...new Set(sided.map(({ side }) => side))].map((side) =>
    sided.filter((each) => each.side === side).map(({ item }) => item),
  );
  const [first] = items;
  return (
    first !== undefined &&
    items.length > 1 &&
    first.length >= fewestPairs &&
    items.every((own) => new Set(own).size === first.length && own.length === first.length) &&
    items.every((own) => own.every((item) => first.includes(item)))
  );
}
