import type { Counts } from './counts.ts';
import { type Crossings, mostCrossings } from './crossings.ts';
import { addExact, subtractExact } from './exact.ts';
import type { ItemProducts } from './itemProducts.ts';
import type { OutcomeSummary } from './outcomes.ts';
import type { PointsSummary } from './points.ts';
import type { RepurchaseCounts } from './repurchase.ts';
import type { ScoreTable } from './scoreTable.ts';
import { mostSlices, type Slices } from './slices.ts';

/**
 * Everything the statistics need from the responses to one questionnaire, as exact whole numbers. Adding responses in any
 * order, in any split, gives the same summary; so does merging; and what was added can be taken away again.
 */
export interface Summary {
  /** Responses folded in, those without any answer to an item among them. */
  readonly n: number;
  /** For each item, how often each combination of answers on all sides was given, as packed characters. */
  readonly items: readonly Counts<string>[];
  /** The scores of one side after the other, then of every two sides. */
  readonly scores: readonly ScoreTable[];
  /** Of one side after the other, then of the gap where expectation and perception are asked. */
  readonly itemProducts: readonly ItemProducts[];
  /** For each direct rating, its scores. */
  readonly ratings: readonly ScoreTable[];
  /** For each dimension, how often each combination of direct ratings was given, as packed characters. */
  readonly ratingAnswers: readonly Counts<string>[];
  /** For each antecedent, how often each score was reached, as packed by `packScore`. */
  readonly antecedents: readonly Counts<number>[];
  readonly points: PointsSummary;
  readonly outcomes: readonly OutcomeSummary[];
  /** Who would buy again; null where not all that takes is asked. */
  readonly repurchase: RepurchaseCounts | null;
  readonly waves: Slices;
  /** For each profile question, its groups. */
  readonly segments: readonly Slices[];
  /** People with any score on the main sides by wave and all their groups together. */
  readonly crossings: Crossings;
}

/** The summary of both sets of responses together. Both must be of the same questionnaire. */
export function mergeSummaries(a: Summary, b: Summary): Summary {
  const { waves, segments, crossings, ...rest } = addExact(a, b);
  return {
    ...rest,
    waves: boundSlices(waves),
    segments: segments.map(boundSlices),
    crossings: crossings && crossings.size > mostCrossings ? null : crossings,
  };
}

/** Both parts together may have more groups than either. */
function boundSlices(slices: Slices): Slices {
  return slices && slices.size > mostSlices ? null : slices;
}

/** The summary of the responses of the first that are not in the second, which must be a part of it. */
export function subtractSummary(whole: Summary, part: Summary): Summary {
  return subtractExact(whole, part);
}
