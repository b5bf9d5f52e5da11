import { offsetAt, type PackedAnswers } from '../core/answers/packedAnswers.ts';
import { placeOfItem } from '../core/instrument/layout.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { collectPairs } from './check/collectPairs.ts';

/** Below this many people who answered both, a correlation says too little to turn anything. */
const fewestPairs = 30;

/** Of so many suspects, one may go the other way. */
const oneExceptionIn = 9;

/**
 * Finds out whether items that another edition of the instrument words negatively were answered as that edition words them:
 * then they run against all others.
 *
 * `finish` says `against` when on every side of expectation and perception that is asked (at least one must be), all suspects or
 * all but one in nine have a negative covariance with the sum of the items that are not suspected, over at least 30 people;
 * `along` when as many have a positive one; and null otherwise, so always for fewer people. Whoever gave one answer to all suspects of a side and one to all others takes no
 * part in it: a few who did not read can hide how everybody else answered, or feign what nobody did. Nothing is turned round
 * here: whoever asks decides.
 *
 * @param suspects ids of the items that the other edition words negatively
 */
export function startReversalSearch(questionnaire: Questionnaire, suspects: ReadonlySet<string>) {
  const { items, sides } = questionnaire;
  const places = [...items.keys()];
  const suspected = places.filter((item) => suspects.has(items[item]?.id ?? ''));
  const others = places.filter((item) => !suspected.includes(item));
  const searched = sides.flatMap(({ side }, place) =>
    side === 'expectation' || side === 'perception'
      ? [{ spots: places.map((item) => placeOfItem(questionnaire, item, place)), pairs: collectPairs(places.length) }]
      : [],
  );
  const values = new Float64Array(places.length);

  return {
    add(packed: PackedAnswers): void {
      if (suspected.length === 0) return;
      for (const { spots, pairs } of searched) {
        if (pairs.isFull()) continue;
        for (let item = 0; item < values.length; item++) {
          const offset = offsetAt(packed, spots[item] ?? -1);
          values[item] = offset < 0 ? Number.NaN : offset;
        }
        if (!isFlat(suspected, values) || !isFlat(others, values)) pairs.add(values);
      }
    },
    finish(): 'against' | 'along' | null {
      if (searched.length === 0 || suspected.length === 0 || others.length === 0) return null;
      const needed = suspected.length - Math.floor(suspected.length / oneExceptionIn);
      const leans = searched.map(({ pairs }) =>
        suspected.map((x) =>
          others.every((y) => pairs.count(x, y) >= fewestPairs)
            ? Math.sign(others.reduce((sum, y) => sum + pairs.covariance(x, y), 0))
            : 0,
        ),
      );
      const isEnough = (lean: number) => leans.every((side) => side.filter((each) => each === lean).length >= needed);
      return isEnough(-1) ? 'against' : isEnough(1) ? 'along' : null;
    },
  };
}

/** Whether all answers at these places are equal. */
function isFlat(places: readonly number[], values: Float64Array): boolean {
  let first = Number.NaN;
  for (const place of places) {
    const value = values[place] ?? Number.NaN;
    if (Number.isNaN(first)) first = value;
    else if (!Number.isNaN(value) && value !== first) return false;
  }
  return true;
}
