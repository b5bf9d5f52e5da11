import type { Scale } from '../instrument/scale.ts';
import { type Counts, countOne } from './counts.ts';
import { type CrossProducts, collectCrossProducts } from './crossProducts.ts';
import type { CompleteScores } from './scoring.ts';

/** One outcome, such as overall satisfaction, and how it goes with the answers. */
export interface OutcomeSummary {
  /** How often each point was given. */
  readonly counts: Counts<number>;
  /** The scores of `ScoreTable.complete` and, last, the outcome from its minimum, over those who have both. */
  readonly scores: CrossProducts;
  /** For each item, the answer on the last main side and the outcome, over those who gave both. */
  readonly items: readonly CrossProducts[];
}

/**
 * Collects one outcome.
 *
 * @param itemPlaces where each item's answer on the last main side stands
 * @param largest the largest score that `ScoreTable.complete` can hold
 */
export function collectOutcome(
  { min, max }: Scale,
  scoreCount: number,
  largest: bigint,
  itemPlaces: readonly number[],
  scale: Scale,
) {
  const counts = new Map<number, number>();
  const span = BigInt(max - min);
  const scores = collectCrossProducts(scoreCount + 1, largest > span ? largest : span);
  const itemLargest = BigInt(Math.max(max - min, scale.max - scale.min));
  const items = itemPlaces.map(() => collectCrossProducts(2, itemLargest));
  const pair = new Float64Array(2);
  const values = new Float64Array(scoreCount + 1);

  return {
    add(outcome: number | undefined, offsets: Int8Array, complete: CompleteScores | null): void {
      if (outcome === undefined) return;
      countOne(counts, outcome);
      pair[1] = outcome - min;
      for (let item = 0; item < itemPlaces.length; item++) {
        const offset = offsets[itemPlaces[item] ?? -1] ?? -1;
        if (offset < 0) continue;
        pair[0] = offset;
        items[item]?.add(pair);
      }
      if (complete instanceof Float64Array) {
        values.set(complete);
        values[scoreCount] = outcome - min;
        scores.add(values);
      } else if (complete !== null) scores.add([...complete, BigInt(outcome - min)]);
    },
    finish: (): OutcomeSummary => ({
      counts,
      scores: scores.finish(),
      items: items.map((each) => each.finish()),
    }),
  };
}
