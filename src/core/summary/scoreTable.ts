import type { Side } from '../instrument/side.ts';
import { type Counts, collectCounts } from './counts.ts';
import { type CrossProducts, collectCrossProducts } from './crossProducts.ts';
import type { PersonScores, startScoring } from './scoring.ts';

/** The dimension scores of one side, or of two sides of the same people. */
export interface ScoreTable {
  readonly sides: readonly Side[];
  /** For each dimension, how often each score was reached, as packed by `packScore`. */
  readonly dimensions: readonly Counts<number>[];
  /**
   * Over the respondents who have a score on every dimension: their scores times `scoreDenominator`, counted from the
   * scale's minimum, all dimensions of the first side and then all of the second.
   */
  readonly complete: CrossProducts;
  /**
   * Of the same respondents, how often each sum over the dimensions was reached, times `commonDenominator`: of the second
   * side less the first where there are two.
   */
  readonly overall: Counts<number | bigint>;
}

/** Collects a score table of people whose scores come from `startScoring`; several tables may take them from one. */
export function collectScores({ sides, dimensions, largest, mostOverall }: ReturnType<typeof startScoring>) {
  const counts = dimensions.map(({ common }) => collectCounts(common));
  const complete = collectCrossProducts(dimensions.length * sides.length, largest);
  const overall = collectCounts(2 * mostOverall + 1);
  const bigOverall = new Map<bigint, number>();

  return {
    add(person: PersonScores): void {
      for (let d = 0; d < counts.length; d++) {
        const score = person.scores[d] ?? -1;
        if (score >= 0) counts[d]?.add(score);
      }
      if (person.complete === null) return;
      complete.add(person.complete);
      if (typeof person.overall === 'number') overall.add(person.overall + mostOverall);
      else bigOverall.set(person.overall, (bigOverall.get(person.overall) ?? 0) + 1);
    },
    finish: (): ScoreTable => ({
      sides,
      dimensions: counts.map((each, d) => each.finish((score) => dimensions[d]?.pack(score) ?? 0)),
      complete: complete.finish(),
      overall: bigOverall.size > 0 ? bigOverall : overall.finish((sum) => sum - mostOverall),
    }),
  };
}
