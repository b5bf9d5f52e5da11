import { countItems, findScores } from '../gaps/contrast.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { combineVariables, correlationOf, covarianceOf } from '../statistics/covariance.ts';
import { leastSquares, type Predictor, type Regression } from '../statistics/regression.ts';
import { relativeWeights } from '../statistics/relativeWeights.ts';
import { scoreDenominator } from '../summary/dimensionScore.ts';
import type { Summary } from '../summary/summary.ts';
import type { Note } from './notes.ts';

/** Least-squares regression of one outcome on the dimensions, with each one's share of R squared. */
export interface DimensionRegression extends Omit<Regression, 'predictors'> {
  readonly predictors: readonly (Predictor & {
    readonly id: string;
    /** The share of R squared that is the dimension's own (Johnson 2000); they sum to R squared. */
    readonly relativeWeight: number | null;
  })[];
}

/** For each outcome: on the dimension gaps, and on the perceptions of the same people. */
export type Regressions = Readonly<
  Record<string, { readonly gaps: DimensionRegression | null; readonly perceptions: DimensionRegression | null }>
>;

/** Why a regression is missing. */
export function explainRegression(
  { dimensions, outcomes }: Questionnaire,
  summary: Summary,
  main: readonly Side[],
  found: Regressions,
): readonly Note[] {
  const isAsked = { gaps: main.length === 2, perceptions: main.includes('perception') };
  return outcomes.flatMap(({ id }, index) => {
    const n = summary.outcomes[index]?.scores?.n ?? 0;
    const why = n <= dimensions.length + 1 ? 'too-few' : 'singular';
    return (['gaps', 'perceptions'] as const).flatMap((kind): Note[] => {
      if (found[id]?.[kind] !== null) return [];
      return [{ at: `/regression/${id}/${kind}`, code: isAsked[kind] ? why : 'side-not-asked' }];
    });
  });
}

/** Every outcome on the dimensions, over the people with a score on each and the outcome. */
export function buildRegression(questionnaire: Questionnaire, summary: Summary, main: readonly Side[]): Regressions {
  const size = questionnaire.dimensions.length;
  const unit = (place: number, weight: number, length: number) =>
    Array.from({ length }, (_, index) => (index === place ? weight : 0));
  const width = main.length * size + 1;
  const outcome = unit(width - 1, 1, width);
  const along = (weights: readonly number[]) =>
    questionnaire.dimensions.map((_, d) =>
      weights.reduce<readonly number[]>(
        (row, weight, side) => row.map((each, index) => each + (index === side * size + d ? weight : 0)),
        unit(-1, 0, width),
      ),
    );
  const perception = main.indexOf('perception');

  return Object.fromEntries(
    questionnaire.outcomes.map(({ id, min }, index) => {
      const products = summary.outcomes[index]?.scores;
      const regress = (weights: readonly number[]): DimensionRegression | null => {
        if (!products) return null;
        const counts = countItems(questionnaire, findScores(summary, main));
        const denominators = [...main.flatMap(() => counts.map(scoreDenominator)), 1n];
        const covariance = covarianceOf(products, denominators);
        if (covariance === null) return null;
        const rows = [...along(weights), outcome];
        const origins = [...main.flatMap(() => counts.map(() => questionnaire.scale.min)), min];
        const means = products.sums.map(
          (sum, variable) =>
            Number(sum) / Number(BigInt(products.n) * (denominators[variable] ?? 1n)) + (origins[variable] ?? 0),
        );
        const combined = combineVariables(covariance, rows);
        const fit = leastSquares(
          combined,
          rows.map((row) => row.reduce((sum, weight, variable) => sum + weight * (means[variable] ?? 0), 0)),
          products.n,
        );
        if (fit === null) return null;
        const correlation = correlationOf(combined);
        const shares = correlation && relativeWeights(correlation);
        const predictors = fit.predictors.map((predictor, d) => ({
          id: questionnaire.dimensions[d]?.id ?? '',
          ...predictor,
          relativeWeight: shares?.[d] ?? null,
        }));
        return { ...fit, predictors };
      };
      const gaps = main.length === 2 ? regress([-1, 1]) : null;
      const perceptions = perception < 0 ? null : regress(main.map((_, side) => (side === perception ? 1 : 0)));
      return [id, { gaps, perceptions }];
    }),
  );
}
