import { foldText } from '../../core/answers/normaliseText.ts';
import { parseWholeNumber } from '../../core/answers/parseNumber.ts';
import type { Scale } from '../../core/instrument/scale.ts';
import { fitScale } from './fitScale.ts';
import { listWordings, readNumber, readWordsBeside } from './readAnswer.ts';
import type { ReadingWords } from './readingWords.ts';

/** Among so many numbers, a word is a slip or says that somebody does not know. */
const slipsPerNumber = 4;

/** How the answers of rated columns are written: their scale, and the point of every answer that is no plain number. */
export interface Answered {
  readonly scale: Scale;
  readonly labels: Readonly<Record<string, number>>;
}

/**
 * The scale of what rated columns hold: the one wanted where the answers lie on it, else the narrowest usual one.
 * Answers in words take the points of the list that knows most of them, and its scale; null where none knows half.
 */
export function chooseScale(
  answers: Iterable<string>,
  wanted: Scale | null,
  { labels }: ReadingWords,
): Answered | null {
  const times = new Map<string, number>();
  for (const answer of answers) {
    const text = foldText(answer);
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  const points = new Map<string, number>();
  const numbers = new Map<number, number>();
  const spoken: string[] = [];
  for (const [text, count] of times) {
    const number = readNumber(text);
    if (number === null) spoken.push(text);
    else numbers.set(number, (numbers.get(number) ?? 0) + count);
    if (number !== null && parseWholeNumber(text) !== number) points.set(text, number);
  }
  if (spoken.length > 0) {
    const list = chooseList(labels, spoken, numbers);
    if (list && holdsNumbers(list, numbers)) {
      const scale = { min: 1, max: list.length };
      const own = list.flatMap((sames, place) => sames.map((word) => [word, place + 1] as const));
      const said = spoken.map((text) => [text, findPlace(list, text) + 1] as const).filter(([, point]) => point > 0);
      return { scale, labels: Object.fromEntries([...own, ...said, ...points]) };
    }
    // A few others among numbers, or among answers such as `5分`, are left for the person to look at.
    const isFew = slipsPerNumber * sum(spoken, times) <= sum(numbers.keys(), numbers);
    if (!isFew && (list || points.size <= spoken.length)) return null;
  }
  const scale = fitScale(numbers, findWorded(points, labels) ?? wanted);
  if (!scale) return null;
  const isCounted = [...times.keys()].some((text) => /^\d{1,2}\s*分$/.test(text));
  const every = Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
  const counted = isCounted ? every.map((point) => [`${point}分`, point] as const) : [];
  return { scale, labels: Object.fromEntries([...counted, ...points]) };
}

/**
 * The scale of numbers that stand beside words, where a list has the words at just these points (`5 - Strongly agree`, `1 - Strongly
 * disagree`): then nobody need guess where it ends. Null where no list, or lists of several lengths do.
 */
function findWorded(points: ReadonlyMap<string, number>, lists: ReadingWords['labels']): Scale | null {
  const worded = [...points].flatMap(([text, point]) => {
    const words = readWordsBeside(text);
    return words === '' ? [] : [{ words, point }];
  });
  const isAt = (list: ReadingWords['labels'][number]) =>
    worded.every(({ words, point }) => findPlace(list, words) === point - 1);
  const lengths = new Set(worded.length < 2 ? [] : lists.filter(isAt).map(({ length }) => length));
  const [max, ...others] = lengths;
  return max === undefined || others.length > 0 ? null : { min: 1, max };
}

function sum<Key>(keys: Iterable<Key>, counts: ReadonlyMap<Key, number>): number {
  let all = 0;
  for (const key of keys) all += counts.get(key) ?? 0;
  return all;
}

/** Whether numbers that stand among words are points of the same list. */
function holdsNumbers({ length }: ReadingWords['labels'][number], numbers: ReadonlyMap<number, number>): boolean {
  const found = fitScale(numbers, { min: 1, max: length });
  return found?.min === 1 && found.max === length;
}

/** The place of an answer in a list; -1 where the list does not know it. */
function findPlace(list: ReadingWords['labels'][number], text: string): number {
  const wordings = listWordings(text);
  return list.findIndex((sames) => wordings.some((words) => sames.includes(words)));
}

/** Whether answers are those of some list, though two of them may share a point there: then it is another list that is meant. */
export function areWords(answers: Iterable<string>, { labels }: ReadingWords): boolean {
  const texts = [...new Set([...answers].map(foldText))];
  const known = labels.map((list) => texts.filter((text) => findPlace(list, text) >= 0).length);
  return texts.length > 0 && 2 * Math.max(0, ...known) >= texts.length;
}

/**
 * The list that knows the most of the answers, and at least half of them, each by a point of its own: two that share one would be
 * told apart by nobody. Of equal ones the shortest; none where two of one length give an answer other points. Where words stand only at the ends of numbers (`非常不同意`, 2, 3, …), no number
 * may be that of an end. Answers that it does not know are left for the person to look at.
 */
function chooseList(
  lists: ReadingWords['labels'],
  texts: readonly string[],
  numbers: ReadonlyMap<number, number>,
): ReadingWords['labels'][number] | null {
  const fitting = lists.flatMap((list) => {
    const places = texts.map((text) => findPlace(list, text)).filter((place) => place >= 0);
    const isEnds = numbers.size > 0 && places.every((place) => place === 0 || place === list.length - 1);
    const isFit = !isEnds || (holdsNumbers(list, numbers) && !places.some((place) => numbers.has(place + 1)));
    return isFit && new Set(places).size === places.length && 2 * places.length >= texts.length
      ? [{ list, known: places.length }]
      : [];
  });
  const [best, ...others] = fitting.sort((a, b) => b.known - a.known || a.list.length - b.list.length);
  const isSame = (list: ReadingWords['labels'][number]) =>
    texts.every((text) => best && findPlace(list, text) === findPlace(best.list, text));
  const rivals = others.filter(({ known, list }) => known === best?.known && list.length === best.list.length);
  return best && rivals.every(({ list }) => isSame(list)) ? best.list : null;
}
