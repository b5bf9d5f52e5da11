import { foldText } from '../../core/answers/normaliseText.ts';
import { parseWholeNumber } from '../../core/answers/parseNumber.ts';
import type { ReadingWords } from '../recognise/readingWords.ts';
import { cellAt, widthOf } from './line.ts';
import type { Row } from './row.ts';

/** What a row is, where nothing but such rows follows it. */
type Kind = 'answers' | 'person' | 'blank' | 'below';

/** Notes take up a few cells of a row in which others have many. */
const mostInNote = 3;
const timesSparser = 3;
/** So many rows wait to be told apart; what is more can be no note. */
const mostWaiting = 100;
const fewestFractions = 3;

/**
 * Tells what people leave below a table from its last rows: notes, sources, keys, totals and means. Nothing but these is taken for
 * such, and only where no answers follow:
 * - a row that begins with a word for them; before many cells it stands alone;
 * - a few cells of which the first, at the left, is a text that looks like none above it: other signs, no digit where all have one,
 *   or more than twice as long. A row that has an id and nothing else is still a person;
 * - a row of fractions where the answers are whole numbers.
 * Blank rows above such a row, and rows of a few cells below it, belong to it.
 *
 * @param sample the first rows of data, by which the others are judged
 */
export function startBelowSearch(sample: readonly Row[], { below }: ReadingWords) {
  const fullest = sample.reduce<readonly string[]>(
    (a, { cells }) => (countFilled(cells) > countFilled(a) ? cells : a),
    [],
  );
  const mostFilled = Math.min(mostInNote, Math.floor(countFilled(fullest) / timesSparser));
  const usual = findUsual(sample);
  const wordOf = ({ cells }: Row, isAlone: boolean) =>
    beginOf(cells) === usual || (isAlone && !holdsFigures(cells)) ? null : readWord(first(cells).text, below, isAlone);
  const full = sample.filter((row) => countFilled(row.cells) > mostFilled && wordOf(row, false) === null);
  // The last of the sample may be means themselves.
  const above = full.slice(0, Math.ceil(full.length / 2));
  const isWhole = fullest.map((_, place) => {
    const wholes = above.filter(({ cells }) => typeof parseWholeNumber(cells[place] ?? '') === 'number');
    return 2 * wholes.length > above.length;
  });

  const looks = new Map<number, ReturnType<typeof describeLooks>>();
  const looksOther = (text: string, place: number): boolean => {
    const known = looks.get(place) ?? describeLooks(full.map(({ cells }) => cells[place]?.trim() ?? ''));
    looks.set(place, known);
    if (known.texts.has(text)) return false;
    return (
      listSigns(text).some((sign) => !known.signs.has(sign)) ||
      text.length > 2 * known.longest ||
      (known.isNumbered && !/\p{N}/u.test(text))
    );
  };
  const isMeans = (cells: readonly string[]) => {
    const numbers = cells.filter((_, place) => isWhole[place]).map(parseWholeNumber);
    const fractions = numbers.filter((each) => each === 'not-a-whole-number').length;
    return fractions >= fewestFractions && 2 * fractions > numbers.filter((each) => each !== 'not-a-number').length;
  };
  const kindOf = (row: Row): Kind => {
    const { cells } = row;
    const { text, place } = first(cells);
    if (text === '') return 'blank';
    const isFull = countFilled(cells) > mostFilled;
    if (isFull && isMeans(cells)) return 'below';
    // What somebody says first may begin with such a word: before answers it must be all there is.
    const word = wordOf(row, isFull);
    if (word === 'sure' || (word === 'perhaps' && looksOther(text, place))) return 'below';
    if (isFull) return 'answers';
    // Behind the first columns, the one text of a row may be somebody's comment.
    return place <= 1 && /\p{L}/u.test(text) && looksOther(text, place) ? 'below' : 'person';
  };

  const beginning = new RegExp(`^\\s*(?:${below.sure.join('|')})`, 'iu');
  return {
    /**
     * Whether a row holds figures of the others, wherever it stands: the mean in the first row, or subtotals between branches. It begins
     * with a word for them and nothing else, where other rows begin otherwise.
     */
    isFigures(row: Row): boolean {
      // Nearly every row begins otherwise, and need not be cut into its cells.
      if (!beginning.test(cellAt(row, placeOfFirst(row)))) return false;
      const { text, place } = first(row.cells);
      return countFilled(row.cells) > mostFilled && wordOf(row, true) === 'sure' && looksOther(text, place);
    },
    /** How many of the rows are certainly above what may stand below the table. */
    countSettled(rows: readonly Row[]): number {
      const fewest = Math.max(0, rows.length - mostWaiting);
      let count = rows.length;
      for (let row = rows[count - 1]; row && count > fewest && kindOf(row) !== 'answers'; row = rows[count - 1])
        count--;
      return count;
    },
    /** How many of the last rows of a table, none of which holds more answers than such rows do, are people. */
    countPeople(rows: readonly Row[]): number {
      const kinds = rows.map(kindOf);
      let count = kinds.indexOf('below');
      if (count < 0) return rows.length;
      while (kinds[count - 1] === 'blank') count--;
      return count;
    },
  };
}

/** What most rows begin with, several at least, such as the name of a study: it is no word for notes, whatever it is. */
function findUsual(rows: readonly Row[]): string | null {
  const texts = rows.map(({ cells }) => beginOf(cells)).sort();
  // Most are the one in the middle, or there is none.
  const middle = texts[Math.floor(texts.length / 2)];
  const count = texts.filter((text) => text === middle).length;
  return count > 1 && 2 * count > texts.length ? (middle ?? null) : null;
}

/** Whether there are numbers, or errors of formulas, behind the first text of a row: `average` may be an answer before others in words. */
function holdsFigures(cells: readonly string[]): boolean {
  const [, ...rest] = cells.filter((cell) => cell.trim() !== '');
  return 2 * rest.filter((cell) => /^\s*[#=]|\d/.test(cell)).length >= rest.length;
}

/** How the texts of a column look. */
function describeLooks(cells: readonly string[]) {
  const texts = new Set(cells.filter((cell) => cell !== ''));
  return {
    texts,
    signs: new Set([...texts].flatMap(listSigns)),
    longest: Math.max(0, ...[...texts].map((text) => text.length)),
    isNumbered: texts.size > 0 && [...texts].every((text) => /\p{N}/u.test(text)),
  };
}

function first(cells: readonly string[]): { readonly text: string; readonly place: number } {
  const place = cells.findIndex((cell) => cell.trim() !== '');
  return { text: cells[place]?.trim() ?? '', place };
}

function placeOfFirst(row: Row): number {
  const width = widthOf(row);
  let place = 0;
  while (place < width && cellAt(row, place).trim() === '') place++;
  return place;
}

/** What a row begins with, and where. */
function beginOf(cells: readonly string[]): string {
  const { text, place } = first(cells);
  return `${place} ${text}`;
}

function countFilled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** Whether a text begins with a word for notes or figures, and whether somebody might be called so. */
function readWord(text: string, words: ReadingWords['below'], isAlone: boolean): keyof ReadingWords['below'] | null {
  const folded = foldText(text);
  const rest = isAlone ? /\p{L}/u : /^\p{L}/u;
  const begins = (word: string) => folded.startsWith(word) && !rest.test(folded.slice(word.length));
  return words.sure.some(begins) ? 'sure' : words.perhaps.some(begins) ? 'perhaps' : null;
}

function listSigns(text: string): readonly string[] {
  return text.match(/[^\p{L}\p{N}]/gu) ?? [];
}
