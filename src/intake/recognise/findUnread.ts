import { foldText } from '../../core/answers/normaliseText.ts';
import { parseDecimal } from '../../core/answers/parseNumber.ts';
import { usualMissing } from '../../core/answers/usualMissing.ts';
import type { Scale } from '../../core/instrument/scale.ts';
import { type Problem, quoteValue } from '../../core/problem.ts';
import { isItemEntry, type Mapping } from '../mapping.ts';
import { chooseScale } from './chooseScale.ts';
import { keepLists } from './keepLists.ts';
import { readNumber } from './readAnswer.ts';
import type { ReadingWords } from './readingWords.ts';
import type { SortedColumns } from './sortColumns.ts';

/** Fewer words that nobody knows are left out cell by cell, and told. */
const mostUnknown = 0.2;

/** Scales that go below zero have these ends; beside more points 0 and -1 are codes. */
const widestAround = 3;
/** How many answers are 0, and how many -1, at least: a code alone has no 0 beside it. */
const fewestZero = 0.02;
const fewestBelow = 0.005;

/** A report of the other answers alone would be of other people, or of other moods. */
const mostFractions = 0.2;

/** More words than any list of answers has are no answers. */
const mostWords = 20;

/** Answers that have no points, and the mapping in which a person can give them some. */
export interface Unread {
  readonly problem: Problem;
  readonly draft: Mapping;
}

/**
 * Whether much of what stands in the columns of a mapping's items can have no points: words that no list knows, or has two of at one
 * point, or numbers of no scale that is read. A report would be of the others alone. Nor can it be said of numbers below zero which are
 * points and which are codes, such as -2 and -3.
 *
 * @param mayDiffer whether the scale wanted was only guessed
 */
export function findUnread(
  draft: Mapping,
  header: readonly string[],
  { cellsOf }: SortedColumns,
  wanted: Scale,
  words: ReadingWords,
  mayDiffer: boolean,
): Unread | null {
  const cells = draft.columns.flatMap((entry) => {
    if (!isItemEntry(entry)) return [];
    return cellsOf(typeof entry.column === 'number' ? entry.column - 1 : header.indexOf(entry.column));
  });
  const found = chooseScale(cells, wanted, mayDiffer ? words : keepLists(words, wanted));
  // Each side may have a list of its own.
  const points = new Map(Object.entries({ ...found?.labels, ...draft.labels }));
  const times = new Map<string, number>();
  const numbers: number[] = [];
  for (const cell of cells) {
    const number = readNumber(foldText(cell));
    if (number === null) times.set(cell, (times.get(cell) ?? 0) + 1);
    else numbers.push(number);
  }
  const shareOf = (number: number) => numbers.filter((each) => each === number).length / cells.length;
  const high = Math.max(...numbers);
  if (wanted.min >= 0 && high <= widestAround && shareOf(0) >= fewestZero && shareOf(-1) >= fewestBelow) {
    const scale = { min: -high, max: high };
    return {
      problem: { code: 'scale-below-zero', values: scale },
      draft: { ...draft, scale, missing: [...usualMissing] },
    };
  }
  const fractions = [...times].filter(([text]) => parseDecimal(text) !== null);
  if (fractions.reduce((sum, [, count]) => sum + count, 0) > mostFractions * cells.length) {
    const [example = ''] = fractions[0] ?? [];
    return { problem: { code: 'answers-fractions', values: { example: quoteValue(example) } }, draft };
  }
  const unknown = [...times].filter(([text]) => (points.get(foldText(text)) ?? null) === null);
  const isUnknown = mostUnknown * cells.length < unknown.reduce((sum, [, count]) => sum + count, 0);
  if (isUnknown && numbers.length < cells.length / 2 && times.size <= mostWords) {
    const labels = Object.fromEntries([...times.keys()].map((text) => [text, points.get(foldText(text)) ?? null]));
    // So many words are most likely all that the form had.
    const scale = found?.scale ?? { min: 1, max: times.size };
    return askForPoints({ ...draft, ...(mayDiffer && { scale }), labels }, unknown);
  }
  if (found !== null || numbers.length < cells.length / 2 || cells.length === 0) return null;
  const isOff = (number: number) => number < wanted.min || number > wanted.max;
  if (2 * numbers.filter(isOff).length < numbers.length) return null;
  return { problem: { code: 'scale-unknown', values: { low: Math.min(...numbers), high } }, draft };
}

/** The most frequent first. */
function askForPoints(draft: Mapping, unknown: readonly (readonly [text: string, count: number])[]): Unread {
  const texts = unknown.toSorted(([, a], [, b]) => b - a).map(([text]) => `“${quoteValue(text)}”`);
  return { problem: { code: 'labels-unknown', values: { list: texts.join(', ') } }, draft };
}
