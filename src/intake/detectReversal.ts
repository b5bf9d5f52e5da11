import { offsetAt, type PackedAnswers } from '../core/answers/packedAnswers.ts';
import { placeOfItem } from '../core/instrument/layout.ts';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { fillSymmetric } from '../core/statistics/covariance.ts';
import { collectCrossProducts } from '../core/summary/crossProducts.ts';

/** Below this many people who answered both, a correlation says too little to turn anything. */
const fewestPairs = 30;

/** Of so many suspects, one may go the other way. */
const oneExceptionIn = 9;

/**
 * Finds out whether items that another edition of the instrument words negatively were answered as that edition words them:
 * then they run against all others. Of each suspect and each other item of its side it keeps the sums of both and of their
 * product over the people who answered both, exact and in constant memory.
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
  const { items, sides, scale } = questionnaire;
  const places = [...items.keys()];
  const suspected = places.filter((item) => suspects.has(items[item]?.id ?? ''));
  const others = places.filter((item) => !suspected.includes(item));
  const searched = sides.flatMap(({ side }, place) =>
    side === 'expectation' || side === 'perception'
      ? [
          {
            spots: places.map((item) => placeOfItem(questionnaire, item, place)),
            /** Of those who answered all items, as most do. */
            complete: collectCrossProducts(places.length, BigInt(scale.max - scale.min)),
            /** Of the others. */
            pairs: new Float64Array(4 * places.length ** 2),
          },
        ]
      : [],
  );
  const offsets = new Float64Array(places.length);

  const addPairs = (pairs: Float64Array): void => {
    for (const x of suspected) {
      const own = offsets[x] ?? -1;
      if (own < 0) continue;
      for (const y of others) {
        const other = offsets[y] ?? -1;
        if (other < 0) continue;
        const at = 4 * (x * places.length + y);
        pairs[at] = (pairs[at] ?? 0) + 1;
        pairs[at + 1] = (pairs[at + 1] ?? 0) + own;
        pairs[at + 2] = (pairs[at + 2] ?? 0) + other;
        pairs[at + 3] = (pairs[at + 3] ?? 0) + own * other;
      }
    }
  };

  return {
    add(packed: PackedAnswers): void {
      if (suspected.length === 0) return;
      for (const { spots, complete, pairs } of searched) {
        let lowest = 0;
        for (let item = 0; item < offsets.length; item++) {
          const offset = offsetAt(packed, spots[item] ?? -1);
          offsets[item] = offset;
          lowest |= offset;
        }
        if (isFlat(suspected, offsets) && isFlat(others, offsets)) continue;
        if (lowest < 0) addPairs(pairs);
        else complete.add(offsets);
      }
    },
    finish(): 'against' | 'along' | null {
      if (searched.length === 0 || suspected.length === 0 || others.length === 0) return null;
      const needed = suspected.length - Math.floor(suspected.length / oneExceptionIn);
      const leans = searched.map(({ complete, pairs }) => {
        const known = complete.finish();
        let place = 0;
        const products = fillSymmetric(places.length, () => Number(known.products[place++] ?? 0n));
        const covarianceOf = (x: number, y: number): number | null => {
          const [n = 0, sumX = 0, sumY = 0, sumXY = 0] = pairs.subarray(4 * (x * places.length + y));
          const [allX, allY] = [x, y].map((item) => Number(known.sums[item] ?? 0n)) as [number, number];
          return covariance(n + known.n, sumX + allX, sumY + allY, sumXY + (products[x]?.[y] ?? 0));
        };
        return suspected.map((x) => {
          const found = others.map((y) => covarianceOf(x, y));
          return found.every((each) => each !== null) ? Math.sign(found.reduce((sum, each) => sum + each, 0)) : 0;
        });
      });
      const isEnough = (lean: number) => leans.every((side) => side.filter((each) => each === lean).length >= needed);
      return isEnough(-1) ? 'against' : isEnough(1) ? 'along' : null;
    },
  };
}

/** Whether all answers at these places are equal. */
function isFlat(places: readonly number[], offsets: Float64Array): boolean {
  let first = -1;
  for (const place of places) {
    const offset = offsets[place] ?? -1;
    if (first < 0) first = offset;
    else if (offset >= 0 && offset !== first) return false;
  }
  return true;
}

/** Null where too few people answered both. */
function covariance(n: number, sumX: number, sumY: number, sumXY: number): number | null {
  return n < fewestPairs ? null : (sumXY - (sumX * sumY) / n) / n;
}
