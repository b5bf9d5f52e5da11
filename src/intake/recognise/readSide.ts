import { foldText } from '../../core/answers/normaliseText.ts';
import type { ItemSide } from '../../core/instrument/side.ts';
import type { SourceColumn } from './layout.ts';
import type { ReadingWords } from './readingWords.ts';

/** What a column says of itself: the side it asks, if its words name one, and what is left of them without it. */
export interface Marked {
  readonly side: ItemSide | null;
  /** The words of the item, folded, without numbers of questions in front. */
  readonly item: string;
  /** Those of the question above it, likewise. */
  readonly question: string;
}

/**
 * The side that a column's words name, and of which item: `[期望]第1题`, `Courtesy - Importance`, `E_Parking`, or a question that
 * names the side and a row for the item. Words inside a sentence name no side: an item may well speak of expectations.
 */
export function readSide({ stem, row }: Pick<SourceColumn, 'stem' | 'row'>, words: ReadingWords): Marked {
  const question = foldText(stem);
  const own = plainItem(row === '' ? stem : row);
  for (const { side, words: names } of words.sides) {
    const item = names.flatMap((word) => takeMark(own, word) ?? [])[0];
    // `Parking - Importance` names the item before the sign.
    if (item !== undefined)
      return { side, item: item === '' && row !== '' ? plainItem(stem) : plainItem(item), question };
  }
  return readSideOfQuestion({ stem, row }, words);
}

/** `Q2.您对优秀酒店的期望:设备先进`, as tools without rows of their own join a question and its row. */
const joined = /^(.{2,}?)\s*(?:[:：]|>>)\s*(\S.*)$/s;

/** The side that the question above a row names, whatever the row says. */
export function readSideOfQuestion({ stem, row }: Pick<SourceColumn, 'stem' | 'row'>, words: ReadingWords): Marked {
  const question = foldText(stem);
  const own = plainItem(row === '' ? stem : row);
  if (row === '') {
    const [, above, below] = joined.exec(stem) ?? [];
    if (above === undefined || below === undefined) return { side: null, item: own, question };
    return readSideOfQuestion({ stem: above, row: below }, words);
  }
  const named = words.sides.filter((each) => each.words.some((word) => holdsWord(question, word)));
  const [only] = named;
  if (!only) return { side: readCodeOfQuestion(question, words), item: own, question };
  // A question that speaks of two sides asks neither alone.
  if (named.length > 1) return { side: null, item: own, question };
  const rest = only.words.flatMap((word) => takeMark(question, word) ?? [])[0] ?? question;
  return { side: only.side, item: own, question: rest };
}

/** The side that a question or a group stands for by its code, such as `exp_grp` or `survey/per1`; a single letter says too little. */
function readCodeOfQuestion(question: string, { codes }: ReadingWords): ItemSide | null {
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
    `^${escaped}(第?\\d+题?)$`,
  ].map((pattern) => new RegExp(pattern, 's'));
  marks.set(word, patterns);
  return patterns;
}

/** Whether a folded text has a word in it; an English one must stand alone. */
export function holdsWord(text: string, word: string): boolean {
  return /^[a-z ]+$/.test(word) ? new RegExp(`\\b${word}\\b`).test(text) : text.includes(word);
}

/** Without the number of a question, unless the number is all there is. */
function plainItem(text: string): string {
  const folded = foldText(text).replace(/[。.;；]+$/, '');
  const rest = folded.replace(/^(?:q|第)?\s*\d{1,3}\s*(?:题|[.、:：)）-])\s*/, '');
  return rest === '' ? folded : rest;
}
