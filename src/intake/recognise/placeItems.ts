import { foldText } from '../../core/answers/normaliseText.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { fewestPaired } from './pairCodes.ts';
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
  const byNumber = numberItems(items).map((number) => number - 1);
  const places = [byWords, byNumber].find((found) => new Set(found).size === asked.length && Math.min(...found) === 0);
  const dimensions = findDimensions(items, words);
  const settled = places ?? placeByDimension(dimensions, questionnaire) ?? [...asked.keys()];
  const found = settled.map((place) => asked[place]);
  const isAgainst = dimensions.some((dimension, index) => dimension !== null && dimension !== found[index]?.dimension);
  if (isAgainst) return null;
  const placed = found.flatMap((item) =>
    item ? { item: item.id, dimension: item.dimension, reverse: item.reverse } : [],
  );
  // The number of a code says which item it is, but the words behind it may say another.
  const isUnlike = ({ said = '' }: PairedItem, index: number) =>
    said !== '' && !Object.values(found[index]?.text ?? {}).some((text) => isSame(text, said));
  return { placed, isInOrder: places === undefined || items.some(isUnlike) };
}

/**
 * The items of a questionnaire that a file's items are by their numbers where a few of these are missing on every side: the last one
 * is there, so they are counted as the questionnaire does. Null where they have none, or others.
 */
export function placeByNumber(items: readonly PairedItem[], { items: asked }: Questionnaire): readonly Placed[] | null {
  const numbers = numberItems(items);
  const found = numbers.flatMap((number) => asked[number - 1] ?? []);
  const fits = found.length === items.length && new Set(numbers).size === items.length;
  if (!fits || Math.max(...numbers) !== asked.length || items.length < fewestPaired * asked.length) return null;
  return found.map(({ id, dimension, reverse }) => ({ item: id, dimension, reverse }));
}

/** The numbers that items are called by, where that is all that tells them apart: `3`, `第3题`, `Q3`, `item 3`; else 0. */
function numberItems(items: readonly PairedItem[]): readonly number[] {
  const read = items.map((each) => /^(第|[a-z]*) ?0*(\d{1,3})题?$/.exec(each.words) ?? []);
  return read.map(([, before, number]) => (before === read[0]?.[1] ? Number(number ?? 0) : 0));
}

/** Places by dimension and the order in it, where each dimension has as many items as the questionnaire's: `REL1`, `TAN2`. */
function placeByDimension(dimensions: readonly (string | null)[], { items }: Questionnaire): readonly number[] | null {
  const left: (string | null)[] = items.map(({ dimension }) => dimension);
  const places = dimensions.map((dimension) => {
    const place = dimension === null ? -1 : left.indexOf(dimension);
    if (place >= 0) left[place] = null;
    return place;
  });
  return places.includes(-1) ? null : places;
}

/**
 * Items that only the file knows. Those that name no dimension are of the one that the letters of their code stand for, whatever
 * that is called, and of one together where all have the same.
 */
export function inferItems(items: readonly PairedItem[], words: ReadingWords): readonly Placed[] {
  const letters = items.map(readLetters);
  const differ = new Set(letters).size > 1 && !letters.includes(null);
  return findDimensions(items, words).map((dimension, index) => ({
    item: `item-${index + 1}`,
    dimension: dimension ?? (differ ? letters[index] : null) ?? 'service',
    reverse: false,
  }));
}

/** The dimension that each item's words, or the question above it, begin with or are; else that of its code. */
function findDimensions(items: readonly PairedItem[], { dimensions, codes }: ReadingWords): readonly (string | null)[] {
  const named = items.map(({ words: own, question, said = '' }) => {
    const found = [own, question, said].flatMap((text) =>
      [...dimensions].flatMap(([id, names]) => (names.some((name) => isNamed(text, name)) ? id : [])),
    );
    return found[0] ?? null;
  });
  if (named.some((dimension) => dimension !== null)) return named;
  const letters = items.map(readLetters);
  const known = new Map([...new Set(letters)].map((each) => [each, codes.dimensions.get(each ?? '')]));
  const others = new Set(known.values());
  for (const [each, dimension] of known) {
    if (dimension !== undefined) continue;
    const [only, ...more] = (codes.either.get(each ?? '') ?? []).filter((id) => !others.has(id));
    if (only !== undefined && more.length === 0) known.set(each, only);
  }
  const found = new Set(known.values());
  const isCode = !found.has(undefined) && found.size === known.size && found.size > 1;
  return isCode ? letters.map((each) => known.get(each) ?? null) : named;
}

/** The letters of a code: `rel` of `rel1`. */
function readLetters({ words }: PairedItem): string | null {
  return /^(\p{L}+)\d+$/u.exec(words)?.[1] ?? null;
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
