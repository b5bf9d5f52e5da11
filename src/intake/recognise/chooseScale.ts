import { parseWholeNumber } from '../../core/answers/parseNumber.ts';
import { type Scale, usualScales } from '../../core/instrument/scale.ts';
import { foldText } from '../normaliseText.ts';
import type { ReadingWords } from './readingWords.ts';

/** How the answers of rated columns are written: their scale, and the point of every answer that is no plain number. */
export interface Answered {
  readonly scale: Scale;
  readonly labels: Readonly<Record<string, number>>;
}

/** `4分`, `5 - Strongly agree`, `7（非常同意）`, `3=一般`, `5,0`; but not `4.5`, nor `5-May`, which spreadsheets make of 5-5. */
const numbered =
  /^(\d{1,2})\s*(?:分|,0+|[-–—:：.、=（(]\s*(?![\d\s]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b).+)$/i;
/** `非常同意(7)`, `Neutral = 4`. */
const numberedBehind = /^[^\d-]+[(（=:：]\s*(\d{1,2})\s*[)）]?$/;

/**
 * The scale of what rated columns hold: the one wanted where all answers lie on it, else the narrowest usual one.
 * Answers in words take the points of the list that knows most of them, and its scale; null where none knows half.
 */
export function chooseScale(
  answers: Iterable<string>,
  wanted: Scale | null,
  { labels }: ReadingWords,
): Answered | null {
  const texts = [...new Set([...answers].map(foldText))];
  const points = new Map<string, number>();
  const plain: number[] = [];
  const spoken: string[] = [];
  for (const text of texts) {
    const number = parseWholeNumber(text);
    const [, digits] = numbered.exec(text) ?? numberedBehind.exec(text) ?? [];
    if (typeof number === 'number') plain.push(number);
    else if (digits !== undefined) points.set(text, Number(digits));
    else spoken.push(text);
  }
  const numbers = [...plain, ...points.values()];
  if (spoken.length > 0) {
    const list = chooseList(labels, spoken);
    const scale = list && { min: 1, max: list.length };
    if (scale && numbers.every((number) => number >= 1 && number <= scale.max)) {
      const own = list.flatMap((sames, place) => sames.map((word) => [word, place + 1] as const));
      return { scale, labels: Object.fromEntries([...own, ...points]) };
    }
    // A few others among answers such as `5分` are left for the person to look at.
    if (list || points.size <= spoken.length) return null;
  }
  const scales = wanted === null ? usualScales : [{ min: wanted.min, max: wanted.max }, ...usualScales];
  const scale = scales.find(({ min, max }) => numbers.every((number) => number >= min && number <= max));
  if (!scale) return null;
  const isCounted = texts.some((text) => /^\d{1,2}\s*分$/.test(text));
  const every = Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
  const counted = isCounted ? every.map((point) => [`${point}分`, point] as const) : [];
  return { scale, labels: Object.fromEntries([...counted, ...points]) };
}

/**
 * The list that knows the most of the answers, and at least half of them, each by a point of its own: two that share one would be
 * told apart by nobody. Of equal ones the shortest. Answers that it does not know are left for the person to look at.
 */
function chooseList(lists: ReadingWords['labels'], texts: readonly string[]): ReadingWords['labels'][number] | null {
  const fitting = lists.flatMap((list) => {
    const places = texts.map((text) => list.findIndex((sames) => sames.includes(text))).filter((place) => place >= 0);
    return new Set(places).size === places.length && 2 * places.length >= texts.length
      ? [{ list, known: places.length }]
      : [];
  });
  return fitting.sort((a, b) => b.known - a.known || a.list.length - b.list.length)[0]?.list ?? null;
}
