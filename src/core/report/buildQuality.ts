import type { Flag } from '../answers/quality/flags.ts';
import type { TargetAlpha } from '../answers/quality/targetAlpha.ts';
import { contrastDimension, contrastOverall, findScores } from '../gaps/contrast.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { subtractExact } from '../summary/exact.ts';
import type { Summary } from '../summary/summary.ts';
import type { ItemFigures } from './buildItems.ts';
import type { Measurement } from './buildMeasurement.ts';
import { findAgainst } from './findAgainst.ts';
import { type TestedMean, testMean } from './interval.ts';
import type { Sample } from './sample.ts';

/** How good the responses are. Flagged ones are counted like all others; what would be without them stands beside. */
export interface QualityFigures {
  /** Responses with at least one flag. */
  readonly flagged: number;
  readonly flags: Readonly<Record<Flag, number>>;
  /** The mean over items of the share of expectations at the top of the scale. */
  readonly ceiling: number | null;
  /** Items that clearly run against the rest of their dimension on perception or expectation: perhaps worded negatively. */
  readonly against: readonly string[];
  readonly targetAlpha: TargetAlpha;
  readonly without: Without;
}

/** The main figures without the flagged responses. */
export interface Without {
  readonly used: number;
  readonly overall: TestedMean;
  readonly dimensions: readonly (TestedMean & { readonly id: string })[];
}

export function buildQuality(
  questionnaire: Questionnaire,
  { summary, quality }: Pick<Sample, 'summary' | 'quality'>,
  asked: readonly Side[],
  items: readonly ItemFigures[],
  measurement: Measurement,
): QualityFigures {
  const shares = items.flatMap(({ ceiling }) => ceiling.expectation ?? []);
  return {
    flagged: quality.flagged.n,
    flags: quality.counts,
    ceiling: shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length,
    against: findAgainst(questionnaire, summary, measurement),
    targetAlpha: quality.targetAlpha,
    without: describeWithout(questionnaire, subtractExact(keepScores(summary), keepScores(quality.flagged)), asked),
  };
}

type Scored = Pick<Summary, 'n' | 'scores' | 'ratings'>;

/** All that figures without the flagged need: taking away every crossing of groups costs more than the rest of it. */
function keepScores({ n, scores, ratings }: Summary): Scored {
  return { n, scores, ratings };
}

/** @param clean what is left without the flagged */
function describeWithout(questionnaire: Questionnaire, clean: Scored, asked: readonly Side[]): Without {
  const weights = asked.length === 2 ? [-1, 1] : [1];
  if (asked.length === 0)
    return { used: clean.n, overall: testMean({ n: 0, mean: null, variance: null }), dimensions: [] };
  const table = findScores(clean, asked);
  return {
    used: clean.n,
    overall: testMean(contrastOverall(questionnaire, table, weights)),
    dimensions: questionnaire.dimensions.map(({ id }, d) => ({
      id,
      ...testMean(contrastDimension(questionnaire, table, d, weights).moments),
    })),
  };
}
