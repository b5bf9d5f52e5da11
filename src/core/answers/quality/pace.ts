import { countPlaces, placeOfItem } from '../../instrument/layout.ts';
import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { countAnswers } from './answerBlocks.ts';
import type { Offsets, QualityRow } from './qualityRow.ts';

/**
 * Nobody reads a statement, thinks and answers in less, in seconds (Huang, Curran, Keeney, Poposki & DeShon 2012, Journal of
 * Business and Psychology 27, 99-114). An item is read once, however many sides are asked of it.
 */
const leastSeconds = 2;

/** The usual bound for speeders: a third of the study's median time. */
const leastShareOfMedian = 1 / 3;

/** A median of fewer times is no yardstick. */
export const fewestTimed = 10;

/** 'too-fast' by itself: less than two seconds for each item, rating and statement answered. False without a time. */
export function isFasterThanReading(questionnaire: Questionnaire, { offsets, seconds }: QualityRow): boolean {
  return seconds !== null && seconds < leastSeconds * countQuestions(questionnaire, offsets);
}

/**
 * 'too-fast' besides: less than a third of the study's median time. Of the median a person who broke off had only the share of
 * what was answered. Nobody is too fast without a time or without answers.
 *
 * @param median null where too few times are known: then only the two seconds count.
 */
export function isFasterThanOthers(questionnaire: Questionnaire, row: QualityRow, median: number | null): boolean {
  if (row.seconds === null || median === null) return false;
  const share = countAnswers(row.offsets) / countPlaces(questionnaire);
  return row.seconds < leastShareOfMedian * median * share;
}

/**
 * Whether anybody may be too fast beside the others. Where it is close it says so as well.
 *
 * @param quickest the least time that anybody took, or would have taken for all answers
 */
export function isAnyTooFast(quickest: number, median: number | null): boolean {
  return median !== null && quickest <= 1.001 * leastShareOfMedian * median;
}

/** Items answered on any side, and everything that follows them. */
function countQuestions(questionnaire: Questionnaire, offsets: Offsets): number {
  const { items, sides } = questionnaire;
  let answered = 0;
  for (let item = 0; item < items.length; item++) {
    const from = placeOfItem(questionnaire, item, 0);
    for (let place = from; place < from + sides.length; place++)
      if ((offsets[place] ?? -1) >= 0) {
        answered++;
        break;
      }
  }
  const places = countPlaces(questionnaire);
  for (let place = items.length * sides.length; place < places; place++) if ((offsets[place] ?? -1) >= 0) answered++;
  return answered;
}
