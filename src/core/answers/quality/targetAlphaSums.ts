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
      return { id, places, reversed, n: 0, sums: places.map(() => 0), squares: places.map(() => 0), totalSquares: 0 };
    })
    .filter(({ places }) => places.length >= fewestAnswers);
  const ranges = new Array<number>(span + 1).fill(0);

  const most = Math.max(0, ...dimensions.map(({ places }) => places.length));
  /** The answers of one person: so many of each dimension, one dimension in a row of `most`. */
  const answers = new Int8Array(dimensions.length * most);
  const counts = new Int32Array(dimensions.length);

  /** Reads the answers of a person; the widest range inside a dimension, or -1 where the person is not looked at. */
  const readRange = (offsets: Offsets): number => {
    let widest = 0;
    let lowest = span;
    let highest = 0;
    for (let d = 0; d < dimensions.length; d++) {
      const { places, reversed } = dimensions[d] as (typeof dimensions)[number];
      let count = 0;
      let low = span;
      let high = 0;
      for (let index = 0; index < places.length; index++) {
        const offset = offsets[places[index] ?? 0] ?? -1;
        if (offset < 0) continue;
        const answer = reversed[index] ? span - offset : offset;
        answers[d * most + count++] = answer;
        if (answer < low) low = answer;
        if (answer > high) high = answer;
      }
      if (count < fewestAnswers) return -1;
      counts[d] = count;
      if (high - low > widest) widest = high - low;
      if (low < lowest) lowest = low;
      if (high > highest) highest = high;
    }
    return dimensions.length > 0 && highest - lowest >= fewestSpan ? widest : -1;
  };

  return {
    add(offsets: Offsets): void {
      const widest = readRange(offsets);
      if (widest < 0) return;
      ranges[widest] = (ranges[widest] ?? 0) + 1;
      for (let d = 0; d < dimensions.length; d++) {
        const dimension = dimensions[d] as (typeof dimensions)[number];
        const size = dimension.places.length;
        if ((counts[d] ?? 0) < size) continue;
        dimension.n++;
        let total = 0;
        for (let item = 0; item < size; item++) {
          const answer = answers[d * most + item] ?? 0;
          dimension.sums[item] = (dimension.sums[item] ?? 0) + answer;
          dimension.squares[item] = (dimension.squares[item] ?? 0) + answer * answer;
          total += answer;
        }
        dimension.totalSquares += total * total;
      }
    },
    finish(): TargetAlphaSums {
      return {
        scale: { min: scale.min, max: scale.max },
        ranges: [...ranges],
        dimensions: dimensions.map(({ id, n, sums, squares, totalSquares }) => ({
          id,
          n,
          sums: [...sums],
          squares: [...squares],
          totalSquares,
        })),
      };
    },
  };
}
