import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { correlationOf, covarianceOf, type Matrix } from '../statistics/covariance.ts';
import { eigenvalues, minimumResidual } from '../statistics/factorExtraction.ts';
import { factorsToKeep, parallelAnalysis } from '../statistics/parallelAnalysis.ts';
import { rotateOblimin, rotateVarimax } from '../statistics/rotation.ts';
import { bartlettSphericity, kaiserMeyerOlkin } from '../statistics/samplingAdequacy.ts';
import type { Summary } from '../summary/summary.ts';
import { findProducts } from './buildMeasurement.ts';
import type { Note } from './notes.ts';

/** The factors behind the items of one side, over complete cases. Items are listed dimension by dimension in `items`. */
export interface Factors {
  readonly n: number;
  readonly items: readonly string[];
  readonly kmo: { readonly value: number; readonly items: readonly (number | null)[] } | null;
  readonly bartlett: { readonly chi2: number; readonly df: number; readonly p: number } | null;
  readonly eigenvalues: readonly number[];
  /** Horn's parallel analysis: eigenvalues above the 95 % quantile of chance are kept. */
  readonly parallel: {
    readonly quantile95: readonly number[];
    readonly keep: number;
    readonly seed: number;
    readonly resamples: number;
  };
  /** Minimum-residual loadings, items x factors, rotated; null where no solution exists or nothing is kept. */
  readonly varimax: Matrix | null;
  readonly oblimin: { readonly loadings: Matrix; readonly phi: Matrix } | null;
  readonly communalities: readonly number[] | null;
}

export type AllFactors = Readonly<Record<'expectation' | 'perception' | 'gap', Factors | null>>;

/** Fewer complete cases than this, or than five an item, say nothing of factors. */
const fewestForFactors = 100;
const casesPerItem = 5;
const resamples = 500;

/** The factors of each side and of the gap; null where it was not asked or too few answered every item. */
export function buildFactors(questionnaire: Questionnaire, summary: Summary, seed: number): AllFactors {
  const items = questionnaire.dimensions.flatMap(({ id }) => itemsOf(questionnaire, id).map(({ item }) => item.id));
  const analyse = (sides: readonly Side[]): Factors | null => {
    const products = findProducts(summary, sides)?.whole;
    if (!products || products.n < casesNeeded(questionnaire)) return null;
    const covariance = covarianceOf(products);
    const correlation = covariance && correlationOf(covariance);
    return correlation && describeFactors(correlation, products.n, items, seed);
  };
  return {
    expectation: analyse(['expectation']),
    perception: analyse(['perception']),
    gap: analyse(['expectation', 'perception']),
  };
}

/** Why the factors of a side are missing. */
export function explainFactors(questionnaire: Questionnaire, summary: Summary, factors: AllFactors): readonly Note[] {
  return (['expectation', 'perception', 'gap'] as const).flatMap((side): Note[] => {
    if (factors[side] !== null) return [];
    const sides: readonly Side[] = side === 'gap' ? ['expectation', 'perception'] : [side];
    const n = findProducts(summary, sides)?.whole.n;
    const code = n === undefined ? 'side-not-asked' : n < casesNeeded(questionnaire) ? 'too-few' : 'no-variance';
    return [{ at: `/factors/${side}`, code }];
  });
}

function casesNeeded({ items }: Questionnaire): number {
  return Math.max(fewestForFactors, casesPerItem * items.length);
}

function describeFactors(correlation: Matrix, n: number, items: readonly string[], seed: number): Factors {
  const found = eigenvalues(correlation);
  const { quantile95 = [] } = parallelAnalysis(n, items.length, { seed, resamples }) ?? {};
  const keep = factorsToKeep(found, quantile95);
  const solution = keep > 0 ? minimumResidual(correlation, keep) : null;
  return {
    n,
    items,
    kmo: kaiserMeyerOlkin(correlation),
    bartlett: bartlettSphericity(correlation, n),
    eigenvalues: found,
    parallel: { quantile95, keep, seed, resamples },
    varimax: (solution && rotateVarimax(solution.loadings)?.loadings) ?? null,
    oblimin: solution && rotateOblimin(solution.loadings),
    communalities: solution?.communalities ?? null,
  };
}
