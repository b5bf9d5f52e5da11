import type { Side } from '../instrument/side.ts';
import { everyone, mostTogether } from './answerColumns.ts';
import { type Counts, collectCounts } from './counts.ts';
import { type CrossProducts, collectCrossProducts } from './crossProducts.ts';
import type { ScoreColumns, startScoring } from './scoring.ts';

/** How often each score was reached on one side, or on two sides by the same people. */
export interface ScoreCounts {
  readonly sides: readonly Side[];
  /** For each dimension, how often each score was reached, as packed by `packScore`. */
  readonly dimensions: readonly Counts<number>[];
  /**
   * Over the respondents who have a score on every dimension, how often each sum over the dimensions was reached, times
   * `commonDenominator`: of the second side less the first where there are two.
   */
  readonly overall: Counts<number | bigint>;
}

/** The dimension scores of one side, or of two sides of the same people. */
export interface ScoreTable extends ScoreCounts {
  /**
   * Over the respondents who have a score on every dimension: their scores times `scoreDenominator`, counted from the
   * scale's minimum, all dimensions of the first side and then all of the second.
   */
  readonly complete: CrossProducts;
}

type Scoring = ReturnType<typeof startScoring>;

/** Counts scores that come from `startScoring`; several tables may take them from one. */
export function collectScoreCounts({ sides, size, commonPlaces, mostOverall, readPlace }: Scoring) {
  const counts = collectCounts(commonPlaces);
  const overall = collectCounts(2 * mostOverall + 1);
  const bigOverall = new Map<bigint, number>();

  const countByDimension = (): readonly Counts<number>[] => {
    const dimensions = Array.from({ length: size }, () => new Map<number, number>());
    for (const [place, count] of counts.finish((each) => each)) {
      const { dimension, score } = readPlace(place);
      dimensions[dimension]?.set(score, count);
    }
    return dimensions;
  };

  return {
    /** Adds the first `count` of some people. */
    add({ places, isComplete, overall: sums }: ScoreColumns, people: Int32Array, count: number): void {
      for (let column = 0; column < places.length; column += mostTogether)
        for (let at = 0; at < count; at++) {
          const place = places[column + (people[at] ?? 0)] ?? -1;
          if (place >= 0) counts.add(place);
        }
      for (let at = 0; at < count; at++) {
        const person = people[at] ?? 0;
        if (isComplete[person] === 0) continue;
        const sum = sums[person] ?? 0;
        if (typeof sum === 'number') overall.add(sum + mostOverall);
        else bigOverall.set(sum, (bigOverall.get(sum) ?? 0) + 1);
      }
    },
    finish: (): ScoreCounts => ({
      sides,
      dimensions: countByDimension(),
      overall: bigOverall.size > 0 ? bigOverall : overall.finish((sum) => sum - mostOverall),
    }),
  };
}

/** Collects a score table of all people whose scores come from `startScoring`. */
export function collectScores(scoring: Scoring) {
  const counts = collectScoreCounts(scoring);
  const products = collectCrossProducts(scoring.size * scoring.sides.length, scoring.largest);
  const complete = new Int32Array(mostTogether);
  return {
    add(scores: ScoreColumns): void {
      counts.add(scores, everyone, scores.count);
      let known = 0;
      for (let person = 0; person < scores.count; person++)
        if (scores.isComplete[person] === 1) complete[known++] = person;
      products.addPeople(scores.complete, complete, known);
    },
    finish: (): ScoreTable => ({ ...counts.finish(), complete: products.finish() }),
  };
}
