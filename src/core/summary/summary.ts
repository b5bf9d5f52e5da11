import type { Questionnaire } from '../instrument/questionnaire.ts';
import { type Side, sides } from '../instrument/side.ts';
import { type Counts, mergeCounts } from './counts.ts';
import { type CrossProducts, mergeCrossProducts } from './crossProducts.ts';

/**
 * Everything the statistics need from the responses to one questionnaire, as exact whole numbers. Adding responses in any
 * order, in any split, gives the same summary; so does merging.
 */
export interface Summary {
  /** Responses folded in, those without any answer to an item among them. */
  readonly n: number;
  /** For each item, how often each combination of answers on all sides was given, as packed characters. */
  readonly items: readonly Counts<string>[];
  readonly scores: readonly ScoreTable[];
}

/** The dimension scores of one side, or of two sides over the items answered on both. */
export interface ScoreTable {
  readonly sides: readonly Side[];
  /** For each dimension, how often each score was reached, as packed by `packScore`. */
  readonly dimensions: readonly Counts<number>[];
  /**
   * Over the respondents who have a score on every dimension: their scores times `scoreDenominator`, counted from the
   * scale's minimum, all dimensions of the first side and then all of the second.
   */
  readonly complete: CrossProducts;
}

/** One side after the other, then every two of them, in the order of the closed list of sides, whatever is asked first. */
export function scoredSides(questionnaire: Questionnaire): readonly (readonly Side[])[] {
  const asked = sides.filter((side) => questionnaire.sides.some((each) => each.side === side));
  const pairs = asked.flatMap((first, index) => asked.slice(index + 1).map((second) => [first, second]));
  return [...asked.map((side) => [side]), ...pairs];
}

/** The summary of both sets of responses together. Both must be of the same questionnaire. */
export function mergeSummaries(a: Summary, b: Summary): Summary {
  return {
    n: a.n + b.n,
    items: a.items.map((counts, index) => mergeCounts(counts, b.items[index] ?? new Map())),
    scores: a.scores.map((table, index) => {
      const other = b.scores[index];
      return other ? mergeScoreTables(table, other) : table;
    }),
  };
}

function mergeScoreTables(a: ScoreTable, b: ScoreTable): ScoreTable {
  return {
    sides: a.sides,
    dimensions: a.dimensions.map((counts, index) => mergeCounts(counts, b.dimensions[index] ?? new Map())),
    complete: mergeCrossProducts(a.complete, b.complete),
  };
}
