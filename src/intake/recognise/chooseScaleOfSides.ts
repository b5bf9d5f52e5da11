import { foldText } from '../../core/answers/normaliseText.ts';
import { parseWholeNumber } from '../../core/answers/parseNumber.ts';
import type { Scale } from '../../core/instrument/scale.ts';
import { type Answered, chooseScale } from './chooseScale.ts';
import type { ReadingWords } from './readingWords.ts';

/**
 * The scale of the answers of several sides. One list of words should know them all; where it does not, as where importance is
 * answered by "important" and satisfaction by "satisfied", each side has the list that knows all of its own, if these are of as many
 * points and no text stands for two of them.
 */
export function chooseScaleOfSides(
  sides: readonly (readonly string[])[],
  wanted: Scale | null,
  words: ReadingWords,
): Answered | null {
  const together = chooseScale(sides.flat(), wanted, words);
  if (together !== null && knowsAll(together, sides.flat())) return together;
  const each = sides.flatMap((answers) => {
    const found = chooseScale(answers, wanted, words);
    return found !== null && knowsAll(found, answers) ? [found] : [];
  });
  const [first] = each;
  if (first === undefined || each.length < sides.length) return together;
  const points = new Map<string, number>();
  for (const { scale, labels } of each) {
    if (scale.min !== first.scale.min || scale.max !== first.scale.max) return together;
    for (const [text, point] of Object.entries(labels)) {
      if ((points.get(text) ?? point) !== point) return together;
      points.set(text, point);
    }
  }
  return { scale: first.scale, labels: Object.fromEntries(points) };
}

/** Whether each of the answers has a point. */
export function knowsAll({ labels }: Answered, answers: readonly string[]): boolean {
  return answers.every((answer) => {
    const text = foldText(answer);
    return Object.hasOwn(labels, text) || typeof parseWholeNumber(text) === 'number';
  });
}
