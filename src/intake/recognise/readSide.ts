import { foldText } from '../../core/answers/normaliseText.ts';
import type { ItemSide } from '../../core/instrument/side.ts';
import { holdsWord } from './holdsWord.ts';
import { isComparison } from './isComparison.ts';
import type { SourceColumn } from './layout.ts';
import type { ReadingWords } from './readingWords.ts';
import { speaksOfIdeal } from './speaksOfIdeal.ts';

/** What a column says of itself: the side it asks, if its words name one, and what is left of them without it. */
export interface Marked {
  readonly side: ItemSide | null;
  /** The words of the item, folded, without numbers of questions in front. */
  readonly item: string;
  /** The number in front of them; null where there is none. */
  readonly number: number | null;
  /** Those of the question above it, likewise. */
  readonly question: string;
  /** Whether it compares a service with what was expected: a perception, where others are the expectations. */
  readonly isComparison?: true;
}

type SideWords = Pick<ReadingWords, 'codes' | 'sides' | 'wordings' | 'comparisons'>;

/**
 * The side that a column's words name, and of which item: `[期望]第1题`, `Courtesy - Importance`, `E_Parking`, or a question that
 * names the side and a row for the item. Words inside a sentence name no side: an item may well speak of expectations.
 */
export function readSide({ stem, row }: Pick<SourceColumn, 'stem' | 'row'>, words: SideWords): Marked {
  const question = foldText(stem);
  const { item: own, number } = plainItem(row === '' ? stem : row);
  // `Staff meet my expectations` ends with a word of a side and is none; `[Expected] Staff exceed what I expect` begins with one.
  const isPart = (item: string) => isComparison(own, words) && !isComparison(item, words);
  for (const { side, words: names } of words.sides) {
    const item = names.flatMap((word) => takeMark(own, word) ?? [])[0];
    // `Parking - Importance` names the item before the sign.
    if (item !== undefined && !isPart(item))
      return { side, question, ...keepNumber(plainItem(item === '' && row !== '' ? stem : item), number) };
  }
  return readSideOfQuestion({ stem, row }, words);
}

/** `Q2.您对优秀酒店的期望:设备先进`, as tools without rows of their own join a question and its row. */
const joined = /^(.{2,}?)\s*(?:[:：]|>>)\s*(\S.*)$/s;

/** The side that the question above a row asks, whatever the row says: by its name, or by what excellent organisations would do. */
export function readSideOfQuestion({ stem, row }: Pick<SourceColumn, 'stem' | 'row'>, words: SideWords): Marked {
  const question = foldText(stem);
  const own = plainItem(row === '' ? stem : row);
  if (row === '') {
    const [, above, below] = joined.exec(stem) ?? [];
    if (above === undefined || below === undefined) return { side: null, ...own, question };
    return readSideOfQuestion({ stem: above, row: below }, words);
  }
  const isIdeal = speaksOfIdeal(question, words);
  if (isComparison(question, words) && !isIdeal) return { side: 'perception', ...own, question, isComparison: true };
  const named = findNamed(question, words);
  const [only] = named;
  if (!only) return { side: isIdeal ? 'expectation' : readCodeOfQuestion(question, words), ...own, question };
  // A question that speaks of two sides asks neither alone.
  if (named.length > 1) return { side: null, ...own, question };
  const rest = only.words.flatMap((word) => takeMark(question, word) ?? [])[0] ?? question;
  return { side: only.side, ...own, question: rest };
}

/** The sides that a question names. A word inside another's, as 期望 in 期望水平, names no side of its own. */
function findNamed(question: string, { sides }: SideWords): SideWords['sides'] {
  let rest = question;
  return sides.filter(({ words }) => {
    const held = words.filter((word) => holdsWord(rest, word));
    for (const word of held) rest = rest.replaceAll(word, ' ');
    return held.length > 0;
  });
}

/** The side that a question or a group stands for by its code, such as `exp_grp` or `survey/per1`; a single letter says too little. */
function readCodeOfQuestion(question: string, { codes }: SideWords): ItemSide | null {
  if (!/^[a-z\d_./-]+$/.test(question)) return null;
  const parts = question.match(/[a-z]{2,}/g) ?? [];
  const [side, ...others] = new Set(parts.flatMap((part) => codes.sides.get(part) ?? []));
  return side === undefined || others.length > 0 ? null : side;
}

const brackets = String.raw`[\[【（(《「]`;
const closing = String.raw`[\]】）)》」]`;
const joint = String.raw`[\s:：—–_./|-]`;

/** What is left of a text that begins or ends with a word in brackets or set off by a sign; undefined where it does not. */
function takeMark(text: string, word: string): string | undefined {
  for (const pattern of compileMark(word)) {
    const match = pattern.exec(text);
    if (match) return match[1] ?? '';
  }
  return undefined;
}

const marks = new Map<string, readonly RegExp[]>();

/** The shapes of a word that is set off, put together once: a file may have thousands of columns. */
function compileMark(word: string): readonly RegExp[] {
  const known = marks.get(word);
  if (known) return known;
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const patterns = [
    `^${brackets}\\s*${escaped}\\s*${closing}${joint}*(.*)$`,
    `^${escaped}${joint}+(.*)$`,
    `^(.*?)${joint}*${brackets}\\s*${escaped}\\s*${closing}$`,
    `^(.*?)${joint}+${escaped}$`,
    `^${escaped}()$`,
    // Chinese needs no sign between a word and a number.
    `^${escaped}(第?\\d+[题題]?)$`,
  ].map((pattern) => new RegExp(pattern, 's'));
  marks.set(word, patterns);
  return patterns;
}

/** Without the number of a question, unless the number is all there is; and that number. */
function plainItem(text: string): Pick<Marked, 'item' | 'number'> {
  const folded = foldText(text).replace(/[。.;；]+$/, '');
  const [before = '', number] = /^(?:q|第)?\s*(\d{1,3})\s*(?:[题題]|[.、:：)）-])\s*/.exec(folded) ?? [];
  const rest = folded.slice(before.length);
  return { item: rest === '' ? folded : rest, number: number === undefined ? null : Number(number) };
}

/** `5. [Expected] Keeps promises` has its number before the word of the side. */
function keepNumber({ item, number }: ReturnType<typeof plainItem>, before: number | null) {
  return { item, number: number ?? before };
}
