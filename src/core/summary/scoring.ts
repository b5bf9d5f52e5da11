import { commonDenominator, scoreDenominator } from './dimensionScore.ts';
import { startDimension } from './dimensionScoring.ts';
import type { ScorePlan } from './scorePlans.ts';

/** A person's scores in the order of `ScoreTable.complete`. */
export type CompleteScores = Float64Array | readonly bigint[];

/** What one person scores on the sides of a plan. It is overwritten with the next person's. */
export interface PersonScores {
  /** On how many dimensions there is a score. */
  readonly scored: number;
  /** One number for each of these scores, see `readPlace`. */
  readonly places: Float64Array;
  /** Null where there is none on some dimension. */
  readonly complete: CompleteScores | null;
  /** The sum over the dimensions times `commonDenominator`, of the second side less the first where there are two. */
  readonly overall: number | bigint;
}

/** Scores people on the sides of a plan, from their answers as `startTurning` reads them. */
export function startScoring(plan: ScorePlan) {
  const { sides, scale } = plan;
  const dimensions = plan.places.map((places) => startDimension(plan, places));
  const size = dimensions.length;
  const itemCounts = plan.places.map((places) => places.length);
  const common = commonDenominator(itemCounts);
  const span = BigInt(scale.max - scale.min);
  const denominators = itemCounts.map(scoreDenominator);
  const largest = denominators.reduce((most, each) => (each > most ? each : most), 0n) * span;
  const isSafe = largest * largest <= BigInt(Number.MAX_SAFE_INTEGER);
  const mostOverall = common * span * BigInt(size);
  const isSumSafe = isSafe && mostOverall <= BigInt(Number.MAX_SAFE_INTEGER) / 4n;
  const scaled = new Float64Array(size * sides.length);
  const bigScaled = new Array<bigint>(scaled.length).fill(0n);
  const factors = denominators.map((each) => common / each);
  const safeFactors = Float64Array.from(factors, Number);
  const lastSide = (sides.length - 1) * size;
  const commons = dimensions.map((dimension) => dimension.common);
  const starts = commons.map((_, d) => commons.slice(0, d).reduce((sum, each) => sum + each, 0));
  const commonPlaces = commons.reduce((sum, each) => sum + each, 0);
  const places = new Float64Array(size);
  const person = { scored: 0, places, complete: null as CompleteScores | null, overall: 0 as number | bigint };

  const sumUp = (): number | bigint => {
    let sum = 0;
    let bigSum = 0n;
    for (let d = 0; d < size; d++) {
      if (isSumSafe)
        sum += (safeFactors[d] ?? 0) * ((scaled[lastSide + d] ?? 0) - (lastSide > 0 ? (scaled[d] ?? 0) : 0));
      else {
        const read = (at: number) => (isSafe ? BigInt(scaled[at] ?? 0) : (bigScaled[at] ?? 0n));
        bigSum += (factors[d] ?? 0n) * (read(lastSide + d) - (lastSide > 0 ? read(d) : 0n));
      }
    }
    return isSumSafe ? sum : bigSum;
  };

  return {
    sides,
    size,
    /** Below it stand the places of those who answered all of a dimension. */
    commonPlaces,
    /** Which score of which dimension has a place, the score as `packScore` packs it. */
    readPlace(place: number): { readonly dimension: number; readonly score: number } {
      const isCommon = place < commonPlaces;
      const dimension = isCommon ? starts.findLastIndex((start) => start <= place) : (place - commonPlaces) % size;
      const score = isCommon
        ? place - (starts[dimension] ?? 0)
        : (commons[dimension] ?? 0) + Math.floor((place - commonPlaces) / size);
      return { dimension, score: dimensions[dimension]?.pack(score) ?? 0 };
    },
    /** The largest score that `complete` can hold. */
    largest,
    /** The largest sum over the dimensions, where sums are kept as plain numbers. */
    mostOverall: isSumSafe ? Number(mostOverall) : 0,
    read(offsets: Int8Array): PersonScores {
      let scored = 0;
      for (let d = 0; d < size; d++) {
        const dimension = dimensions[d];
        const score = dimension?.read(offsets) ?? -1;
        if (score < 0) continue;
        const beyond = score - (commons[d] ?? 0);
        places[scored++] = beyond < 0 ? (starts[d] ?? 0) + score : commonPlaces + beyond * size + d;
        for (let side = 0, at = d; side < sides.length; side++, at += size) {
          if (isSafe) scaled[at] = dimension?.scaled(side) ?? 0;
          else bigScaled[at] = dimension?.bigScaled(side) ?? 0n;
        }
      }
      person.scored = scored;
      person.complete = scored < size ? null : isSafe ? scaled : bigScaled;
      person.overall = scored < size ? 0 : sumUp();
      return person;
    },
  };
}
