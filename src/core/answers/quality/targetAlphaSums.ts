import { itemsOf, type Questionnaire } from '../../instrument/questionnaire.ts';
import type { Scale } from '../../instrument/scale.ts';
import { listAnswerBlocks } from './answerBlocks.ts';
import type { Offsets } from './qualityRow.ts';
import { isTelling } from './sameness.ts';

/** How many answers of a dimension must lie close together before that means something. */
const fewestAnswers = 3;

/** Whose answers all lie within one point is pleased with everything, or clicks straight down: other checks see to that. */
const fewestSpan = 2;

/** What `targetAlpha` needs, as whole numbers that add up: exact below 2^53, far beyond any number of people. */
export interface TargetAlphaSums {
  readonly scale: Scale;
  /** How many people had each largest range inside a dimension, from 0 points up. Only people who were looked at count. */
  readonly ranges: readonly number[];
  readonly dimensions: readonly DimensionSums[];
}

/** Over the people looked at who answered all items of a dimension, counted from the scale's minimum and turned round. */
export interface DimensionSums {
  readonly id: string;
  readonly n: number;
  /** By item: the sum of the answers, and that of their squares. */
  readonly sums: readonly number[];
  readonly squares: readonly number[];
  /** Over people, the square of the sum of their answers. */
  readonly totalSquares: number;
}

/**
 * Collects what `targetAlpha` needs: from the perceptions, or the first side of staff that is no wish; dimensions of three
 * items or more. A person is looked at with at least three answers in each of these and two points between some answers.
 */
export function collectTargetAlphaSums(questionnaire: Questionnaire) {
  const { scale } = questionnaire;
  const span = scale.max - scale.min;
  const block = listAnswerBlocks(questionnaire).find((each) => each.side !== null && isTelling(each));
  const dimensions = questionnaire.dimensions
    .map(({ id }) => {
      const items = itemsOf(questionnaire, id);
      const places = block ? items.map(({ index }) => block.places[index] ?? -1) : [];
      const reversed = items.map(({ item }) => item.reverse);
      return { id, places, reversed };
    })
    .filter((dimension) => dimension.places.length >= fewestAnswers);
  const ranges = new Array<number>(span + 1).fill(0);

  /** The places of all dimensions in a row, where the next one's begin, and what is added up of each place. */
  const places = Int32Array.from(dimensions.flatMap((dimension) => dimension.places));
  const turned = Uint8Array.from(dimensions.flatMap(({ reversed }) => reversed.map(Number)));
  const ends = Int32Array.from(dimensions, (_, d) =>
    dimensions.slice(0, d + 1).reduce((sum, dimension) => sum + dimension.places.length, 0),
  );
  const sums = new Float64Array(places.length);
  const squares = new Float64Array(places.length);
  const totalSquares = new Float64Array(dimensions.length);
  const complete = new Float64Array(dimensions.length);
  /** The answers of one person, -1 where there is none. */
  const answers = new Int8Array(places.length);

  /** Reads the answers of a person; the widest range inside a dimension, or -1 where the person is not looked at. */
  const readRange = (offsets: Offsets): number => {
    let widest = 0;
    let lowest = span;
    let highest = 0;
    for (let d = 0, at = 0; d < ends.length; d++) {
      const end = ends[d] ?? 0;
      let count = 0;
      let low = span;
      let high = 0;
      for (; at < end; at++) {
        const offset = offsets[places[at] ?? -1] ?? -1;
        const answer = offset < 0 ? -1 : turned[at] === 1 ? span - offset : offset;
        answers[at] = answer;
        if (answer < 0) continue;
        count++;
        if (answer < low) low = answer;
        if (answer > high) high = answer;
      }
      if (count < fewestAnswers) return -1;
      if (high - low > widest) widest = high - low;
      if (low < lowest) lowest = low;
      if (high > highest) highest = high;
    }
    return dimensions.length > 0 && highest - lowest >= fewestSpan ? widest : -1;
  };
  /** Adds what was read of one dimension, where nothing is missing. */
  const addDimension = (d: number, from: number, end: number): void => {
    let total = 0;
    for (let at = from; at < end; at++) {
      const answer = answers[at] ?? -1;
      if (answer < 0) return;
      total += answer;
    }
    complete[d] = (complete[d] ?? 0) + 1;
    totalSquares[d] = (totalSquares[d] ?? 0) + total * total;
    for (let at = from; at < end; at++) {
      const answer = answers[at] ?? 0;
      sums[at] = (sums[at] ?? 0) + answer;
      squares[at] = (squares[at] ?? 0) + answer * answer;
    }
  };

  return {
    add(offsets: Offsets): void {
      const widest = readRange(offsets);
      if (widest < 0) return;
      ranges[widest] = (ranges[widest] ?? 0) + 1;
      for (let d = 0, from = 0; d < ends.length; d++) {
        const end = ends[d] ?? 0;
        addDimension(d, from, end);
        from = end;
      }
    },
    finish(): TargetAlphaSums {
      return {
        scale: { min: scale.min, max: scale.max },
        ranges: [...ranges],
        dimensions: dimensions.map(({ id, places: own }, d) => {
          const end = ends[d] ?? 0;
          const cut = (all: Float64Array) => [...all.subarray(end - own.length, end)];
          return {
            id,
            n: complete[d] ?? 0,
            sums: cut(sums),
            squares: cut(squares),
            totalSquares: totalSquares[d] ?? 0,
          };
        }),
      };
    },
  };
}
