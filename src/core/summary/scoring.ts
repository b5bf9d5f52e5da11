import { type AnswerColumns, mostTogether } from './answerColumns.ts';
import type { NumberColumns } from './crossProducts.ts';
import { commonDenominator, scoreDenominator } from './dimensionScore.ts';
import { startDimension } from './dimensionScoring.ts';
import type { ScorePlan } from './scorePlans.ts';

/** What some people score on the sides of a plan, in columns as their answers are. They are overwritten with the next ones'. */
export interface ScoreColumns {
  readonly count: number;
  /** For each dimension a column of what stands for the score, see `readPlace`; -1 where there is none. */
  readonly places: Float64Array;
  /** Whether there is a score on each dimension, and on any. */
  readonly isComplete: Uint8Array;
  readonly isScored: Uint8Array;
  /** In the order of `ScoreTable.complete` a column of each score, for those who have all. */
  readonly complete: NumberColumns;
  /**
   * For the same people the sum over the dimensions times `commonDenominator`, of the second side less the first where there are
   * two.
   */
  readonly overall: NumberColumns;
}

/** What one person scores, in the order of `ScoreTable.complete`; plain numbers lie in an array that goes with the columns. */
export type PersonScores = Float64Array | readonly bigint[];

/** Scores people on the sides of a plan. */
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
  const scaled = new Float64Array(size * sides.length * mostTogether);
  const bigScaled = new Array<bigint>(isSafe ? 0 : scaled.length).fill(0n);
  const overall = new Float64Array(mostTogether);
  const bigOverall = new Array<bigint>(isSumSafe ? 0 : mostTogether).fill(0n);
  const factors = denominators.map((each) => common / each);
  const safeFactors = Float64Array.from(factors, Number);
  const lastSide = (sides.length - 1) * size;
  const commons = dimensions.map((dimension) => dimension.common);
  const starts = commons.map((_, d) => commons.slice(0, d).reduce((sum, each) => sum + each, 0));
  const commonPlaces = commons.reduce((sum, each) => sum + each, 0);
  const places = new Float64Array(size * mostTogether);
  const isComplete = new Uint8Array(mostTogether);
  const isScored = new Uint8Array(mostTogether);

  const ofPerson = new Float64Array(size * sides.length);

  const readDimension = (d: number, columns: AnswerColumns) => {
    const dimension = dimensions[d];
    if (!dimension) return;
    const [start, ofCommon] = [starts[d] ?? 0, commons[d] ?? 0];
    const scores = dimension.read(columns);
    for (let person = 0, at = d * mostTogether; person < columns.count; person++, at++) {
      const score = scores[person] ?? -1;
      places[at] = score < ofCommon ? (score < 0 ? -1 : start + score) : commonPlaces + (score - ofCommon) * size + d;
      if (score < 0) isComplete[person] = 0;
      else isScored[person] = 1;
    }
    for (let side = 0; side < sides.length; side++) {
      const column = (side * size + d) * mostTogether;
      if (isSafe) dimension.writeScaled(side, scaled, column, columns.count);
      else
        for (let person = 0; person < columns.count; person++)
          bigScaled[column + person] = dimension.bigScaled(side, person);
    }
  };
  const sumUp = (count: number) => {
    overall.fill(0);
    for (let d = 0; d < size; d++) {
      const [last, first, factor] = [(lastSide + d) * mostTogether, d * mostTogether, safeFactors[d] ?? 0];
      for (let person = 0; person < count; person++)
        overall[person] =
          (overall[person] ?? 0) +
          factor * ((scaled[last + person] ?? 0) - (lastSide > 0 ? (scaled[first + person] ?? 0) : 0));
    }
  };
  const sumUpBig = (count: number) => {
    const read = (at: number) => (isSafe ? BigInt(scaled[at] ?? 0) : (bigScaled[at] ?? 0n));
    for (let person = 0; person < count; person++)
      bigOverall[person] = factors.reduce((sum, factor, d) => {
        const first = lastSide > 0 ? read(d * mostTogether + person) : 0n;
        return sum + factor * (read((lastSide + d) * mostTogether + person) - first);
      }, 0n);
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
    /** The scores that were read last of a person; null where there is none on some dimension. */
    readPerson(person: number): PersonScores | null {
      if (isComplete[person] === 0) return null;
      if (!isSafe) return Array.from(ofPerson, (_, score) => bigScaled[score * mostTogether + person] ?? 0n);
      for (let score = 0; score < ofPerson.length; score++)
        ofPerson[score] = scaled[score * mostTogether + person] ?? 0;
      return ofPerson;
    },
    read(columns: AnswerColumns): ScoreColumns {
      isComplete.fill(1);
      isScored.fill(0);
      for (let d = 0; d < size; d++) readDimension(d, columns);
      if (isSumSafe) sumUp(columns.count);
      else sumUpBig(columns.count);
      return {
        count: columns.count,
        places,
        isComplete,
        isScored,
        complete: isSafe ? scaled : bigScaled,
        overall: isSumSafe ? overall : bigOverall,
      };
    },
  };
}
