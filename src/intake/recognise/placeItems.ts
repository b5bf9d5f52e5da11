import { foldText } from '../../core/answers/normaliseText.ts';
import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { isNamed } from './isNamed.ts';
import { readNumbersAlone, readRun, readStatement } from './itemNumber.ts';
import { fewestPaired } from './pairCodes.ts';
import type { PairedItem } from './pairedItem.ts';
import type { ReadingWords } from './readingWords.ts';

/** What an item of a file is: one of a questionnaire, or one that only the file knows, of a dimension that it may name. */
export interface Placed {
  readonly item: string;
  readonly dimension: string;
  readonly reverse: boolean;
}

/**
 * How the items of a file were found in a questionnaire: by their words or codes, by numbers in front of words that are others, or
 * in their order. Somebody should check the last two.
 */
export type Placing = 'known' | 'by-number' | 'in-order';

/** Which items of a questionnaire those of a file are, in their order; null for one that is none of them. */
export interface Places {
  readonly placed: readonly (Placed | null)[];
  readonly placing: Placing;
}

/**
 * Which items of a questionnaire a file's items are: by their words, by the numbers they are called by, or in their order where
 * there are as many and nothing they say goes against it. A few more may stand among them where words, dimensions or numbers say
 * which are the questionnaire's. Null where they are others; `contradictory` where the numbers say one thing, and the words of
 * some another.
 */
export function placeItems(
  items: readonly PairedItem[],
  questionnaire: Questionnaire,
  words: ReadingWords,
): Places | 'contradictory' | null {
  const asked = questionnaire.items;
  const more = items.length - asked.length;
  if (more === 0) return placeAll(items, questionnaire, words);
  if (more < 0 || more > mostMore * asked.length) return null;
  const byWords = findByWords(items.map(readOwnStatement), questionnaire);
  const dimensions = findDimensions(items, words);
  const ways = [
    byWords.map((place) => place >= 0),
    dimensions.map((dimension) => dimension !== null),
    items.map(({ number }) => number !== null),
  ];
  for (const isTheirs of ways) {
    const theirs = [...items.keys()].filter((index) => isTheirs[index]);
    if (theirs.length !== asked.length) continue;
    const own = theirs.flatMap((index) => items[index] ?? []);
    const found = placeAll(own, questionnaire, words);
    if (found === 'contradictory') return found;
    if (found !== null)
      return { ...found, placed: items.map((_, index) => found.placed[theirs.indexOf(index)] ?? null) };
  }
  return null;
}

/** Of more, nobody can say that the questionnaire is meant. */
const mostMore = 0.2;

function readOwnStatement({ words, said = '' }: PairedItem): string {
  return said || readStatement(words);
}

/** The place of the item that each statement is by its words, in one language or in two; -1 for others. */
function findByWords(statements: readonly string[], { items }: Questionnaire): readonly number[] {
  const texts = items.map(({ text }) => Object.values(text).map(keepLetters));
  return statements.map((statement) => {
    const wordings = listWordings(statement);
    return texts.findIndex((own) => own.some((text) => wordings.includes(text)));
  });
}

function placeAll(
  items: readonly PairedItem[],
  questionnaire: Questionnaire,
  words: ReadingWords,
): { readonly placed: readonly Placed[]; readonly placing: Placing } | 'contradictory' | null {
  const asked = questionnaire.items;
  const statements = items.map(readOwnStatement);
  const isStated = statements.some((statement) => statement !== '');
  const byWords = findByWords(statements, questionnaire);
  const dimensions = findDimensions(items, words);
  const isAgainst = (places: readonly number[]) =>
    dimensions.some((dimension, index) => dimension !== null && dimension !== asked[places[index] ?? -1]?.dimension);
  const finish = (places: readonly number[], placing: Placing) => {
    const found = places.flatMap((place) => asked[place] ?? []);
    return { placed: found.map(({ id, dimension, reverse }) => ({ item: id, dimension, reverse })), placing };
  };
  if (!byWords.includes(-1) && new Set(byWords).size === asked.length && !isAgainst(byWords))
    return finish(byWords, 'known');
  const byNumber = readRun(items.map(({ number }) => number));
  if (byNumber !== null && !isAgainst(byNumber)) {
    if (byWords.some((place, index) => place >= 0 && place !== byNumber[index])) return 'contradictory';
    return finish(byNumber, isStated ? 'by-number' : 'known');
  }
  const byDimension = placeByDimension(items, dimensions, questionnaire);
  if (byDimension !== null) return finish(byDimension, isStated ? 'in-order' : 'known');
  const inOrder = [...asked.keys()];
  return isAgainst(inOrder) ? null : finish(inOrder, 'in-order');
}

/**
 * Places by dimension and the number or else the order in it, where each dimension has as many items as the questionnaire's: `REL1`,
 * `TAN2`.
 */
function placeByDimension(
  items: readonly PairedItem[],
  dimensions: readonly (string | null)[],
  questionnaire: Questionnaire,
): readonly number[] | null {
  const places = new Map<number, number>();
  for (const dimension of new Set(dimensions)) {
    const asked = questionnaire.items.flatMap((item, place) => (item.dimension === dimension ? [place] : []));
    const own = items.flatMap(({ number }, index) => (dimensions[index] === dimension ? [{ index, number }] : []));
    if (own.length !== asked.length) return null;
    const isNumbered = new Set(own.flatMap(({ number }) => number ?? [])).size === own.length;
    if (isNumbered) own.sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
    for (const [rank, { index }] of own.entries()) places.set(index, asked[rank] ?? -1);
  }
  return items.map((_, index) => places.get(index) ?? -1);
}

/**
 * The items of a questionnaire that a file's items are by their numbers where a few of these are missing on every side: the last one
 * is there, so they are counted as the questionnaire does. Null where they have none, or others.
 */
export function placeByNumber(items: readonly PairedItem[], { items: asked }: Questionnaire): readonly Placed[] | null {
  const numbers = readNumbersAlone(items.map((item) => item.words));
  if (numbers === null) return null;
  const found = numbers.flatMap((number) => asked[number - 1] ?? []);
  const fits = found.length === items.length && new Set(numbers).size === items.length;
  if (!fits || Math.max(...numbers) !== asked.length || items.length < fewestPaired * asked.length) return null;
  return found.map(({ id, dimension, reverse }) => ({ item: id, dimension, reverse }));
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

/** What a statement says: whole, without the name of its dimension in front (`Empathy: …`), and what is Chinese of it and what is not. */
function listWordings(statement: string): readonly string[] {
  const [whole = '', behind = whole] = [statement, statement.replace(/^[^:：]{2,30}[:：]/, '')].map(keepLetters);
  const parts = [whole, behind].flatMap((text) => [
    text,
    text.replace(/[^\p{Script=Han}]/gu, ''),
    text.replace(/\p{Script=Han}/gu, ''),
  ]);
  return parts.filter((text) => text !== '');
}

function keepLetters(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]/gu, '');
}
