import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { foldText } from '../normaliseText.ts';
import type { PairedItem } from './pairColumns.ts';
import type { ReadingWords } from './readingWords.ts';

/** What an item of a file is: one of a questionnaire, or one that only the file knows, of a dimension that it may name. */
export interface Placed {
  readonly item: string;
  readonly dimension: string;
  readonly reverse: boolean;
}

/**
 * Which items of a questionnaire a file's items are: by their words, by the numbers they are called by, or in their order where
 * there are as many and nothing they say goes against it, which somebody should check. Null where they are others.
 */
export function placeItems(
  items: readonly PairedItem[],
  questionnaire: Questionnaire,
  words: ReadingWords,
): { readonly placed: readonly Placed[]; readonly isInOrder: boolean } | null {
  const asked = questionnaire.items;
  if (items.length !== asked.length) return null;
  const byWords = items.map((each) =>
    asked.findIndex(({ text }) => Object.values(text).some((own) => isSame(own, each.words))),
  );
  const byNumber = items.map((each) => Number(/^(?:q|第)?0*(\d{1,3})题?$/.exec(each.words)?.[1] ?? 0) - 1);
  const places = [byWords, byNumber].find((found) => new Set(found).size === asked.length && Math.min(...found) === 0);
  const found = (places ?? [...asked.keys()]).map((place) => asked[place]);
  const isAgainst = items.some((each, index) => {
    const dimension = findDimension(each, words);
    return dimension !== null && dimension !== found[index]?.dimension;
  });
  if (isAgainst) return null;
  const placed = found.flatMap((item) =>
    item ? { item: item.id, dimension: item.dimension, reverse: item.reverse } : [],
  );
  return { placed, isInOrder: places === undefined };
}

/** Items that only the file knows. Those that name no dimension are of one together. */
export function inferItems(items: readonly PairedItem[], words: ReadingWords): readonly Placed[] {
  return items.map((each, index) => ({
    item: `item-${index + 1}`,
    dimension: findDimension(each, words) ?? 'service',
    reverse: false,
  }));
}

/** The dimension that an item's words, or the question above it, begin with or are. */
function findDimension({ words: own, question }: PairedItem, { dimensions }: ReadingWords): string | null {
  const named = [own, question].flatMap((text) =>
    [...dimensions].flatMap(([id, names]) => (names.some((name) => isNamed(text, name)) ? id : [])),
  );
  return named[0] ?? null;
}

function isNamed(text: string, name: string): boolean {
  if (text === name) return true;
  const rest = text.startsWith(name) ? text.slice(name.length) : null;
  return rest !== null && /^[\s\d:：—–_.|/、-]/.test(rest);
}

function isSame(own: string, words: string): boolean {
  const plain = (text: string) => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
  return plain(own) === plain(words);
}
