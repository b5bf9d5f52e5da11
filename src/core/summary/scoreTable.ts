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
export function collectScores(scoring: ReturnType<typeof startScoring>) {
  const { sides, size, commonPlaces, largest, mostOverall } = scoring;
  const counts = collectCounts(commonPlaces);
  const complete = collectCrossProducts(size * sides.length, largest);
  const overall = collectCounts(2 * mostOverall + 1);
  const bigOverall = new Map<bigint, number>();

  const countByDimension = (): readonly Counts<number>[] => {
    const dimensions = Array.from({ length: size }, () => new Map<number, number>());
    for (const [place, count] of counts.finish((each) => each)) {
      const { dimension, score } = scoring.readPlace(place);
      dimensions[dimension]?.set(score, count);
    }
    return dimensions;
  };

  return {
    add({ scored, places, complete: scores, overall: sum }: PersonScores): void {
      for (let index = 0; index < scored; index++) counts.add(places[index] ?? 0);
      if (scores === null) return;
      complete.add(scores);
      if (typeof sum === 'number') overall.add(sum + mostOverall);
      else bigOverall.set(sum, (bigOverall.get(sum) ?? 0) + 1);
    },
    finish: (): ScoreTable => ({
      sides,
      dimensions: countByDimension(),
      complete: complete.finish(),
      overall: bigOverall.size > 0 ? bigOverall : overall.finish((sum) => sum - mostOverall),
    }),
  };
}
