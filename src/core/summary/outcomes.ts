import type { Scale } from '../instrument/scale.ts';
import { type AnswerColumns, mostTogether } from './answerColumns.ts';
import type { Counts } from './counts.ts';
import { type CrossProducts, collectCrossProducts } from './crossProducts.ts';
import type { PersonScores } from './scoring.ts';

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
  /** By outcome, how often it was given and, item by item, with which answer. */
  const seen = new Map<number, { n: number; readonly answers: Int32Array }>();
  const points = scale.max - scale.min + 1;
  const span = BigInt(max - min);
  const scores = collectCrossProducts(scoreCount + 1, largest > span ? largest : span);
  const values = new Float64Array(scoreCount + 1);

  const startOutcome = (outcome: number) => {
    const started = { n: 0, answers: new Int32Array(itemPlaces.length * points) };
    seen.set(outcome, started);
    return started;
  };
  const multiplyItem = (item: number): CrossProducts => {
    let n = 0;
    const sums = [0n, 0n] as [bigint, bigint];
    const products = [0n, 0n, 0n] as [bigint, bigint, bigint];
    for (const [outcome, { answers }] of seen)
      for (let offset = 0; offset < points; offset++) {
        const count = answers[item * points + offset] ?? 0;
        if (count === 0) continue;
        const [x, y, times] = [BigInt(offset), BigInt(outcome - min), BigInt(count)];
        n += count;
        sums[0] += times * x;
        sums[1] += times * y;
        products[0] += times * x * x;
        products[1] += times * x * y;
        products[2] += times * y * y;
      }
    return { n, sums, products };
  };

  return {
    /** Adds what one of the people answered whose answers these are. */
    add(outcome: number | undefined, { offsets }: AnswerColumns, person: number, complete: PersonScores | null): void {
      if (outcome === undefined) return;
      const found = seen.get(outcome) ?? startOutcome(outcome);
      found.n++;
      for (let item = 0; item < itemPlaces.length; item++) {
        const offset = offsets[(itemPlaces[item] ?? 0) * mostTogether + person] ?? -1;
        if (offset < 0) continue;
        const at = item * points + offset;
        found.answers[at] = (found.answers[at] ?? 0) + 1;
      }
      if (complete instanceof Float64Array) {
        values.set(complete);
        values[scoreCount] = outcome - min;
        scores.add(values);
      } else if (complete !== null) scores.add([...complete, BigInt(outcome - min)]);
    },
    finish: (): OutcomeSummary => ({
      counts: new Map([...seen].map(([outcome, { n }]) => [outcome, n])),
      scores: scores.finish(),
      items: itemPlaces.map((_, item) => multiplyItem(item)),
    }),
  };
}
