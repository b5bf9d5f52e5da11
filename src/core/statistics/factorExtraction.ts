import type { Matrix } from './covariance.ts';
import { eigenDecomposition } from './eigen.ts';
import { orderFactors, uncorrelated } from './factorOrder.ts';
import { findUniquenesses } from './uniquenesses.ts';

/** Unrotated factors: loadings of items (rows) on factors (columns), and the variance of each item that they explain. */
export interface Extraction {
  readonly loadings: Matrix;
  readonly communalities: readonly number[];
}

/** No item's own variance is taken for less: the bound of R's factanal and psych::fa. */
export const leastUniqueness = 0.005;

/** The eigenvalues of a correlation matrix, largest first; they sum to its number of variables. */
export function eigenvalues(correlation: Matrix): readonly number[] {
  return eigenDecomposition(correlation).values;
}

/** The first principal components of a correlation matrix. Null for fewer than one, or more than there are variables. */
export function principalComponents(correlation: Matrix, components: number): Extraction | null {
  return components < 1 || components > correlation.length ? null : extract(correlation, components);
}

/**
 * Common factors by minimum residuals (unweighted least squares): the loadings that leave the least sum of squared residual
 * correlations. A communality of .995 or more is a Heywood case, an improper solution held at the bound of the uniquenesses.
 * Null where there are more loadings to find than correlations to find them from, (p - m)^2 < p + m, and where the search
 * does not settle. Source: Harman and Jones (1966), Psychometrika 31(3). R's psych::fa(fm = "uls", rotate = "none"); its
 * fm = "minres" is the same but for Heywood cases.
 */
export function minimumResidual(correlation: Matrix, factors: number): Extraction | null {
  const size = correlation.length;
  if (factors < 1 || factors >= size || (size - factors) ** 2 < size + factors) return null;
  const uniquenesses = findUniquenesses(correlation, factors, leastUniqueness);
  if (!uniquenesses) return null;
  const reduced = correlation.map((row, i) =>
    row.map((value, j) => (i === j ? value - (uniquenesses[i] ?? 0) : value)),
  );
  return extract(reduced, factors);
}

function extract(symmetric: Matrix, factors: number): Extraction {
  const { values, vectors } = eigenDecomposition(symmetric);
  const loadings = symmetric.map((_, item) =>
    Array.from({ length: factors }, (_, f) => (vectors[f]?.[item] ?? 0) * Math.sqrt(Math.max(0, values[f] ?? 0))),
  );
  return {
    loadings: orderFactors({ loadings, phi: uncorrelated(factors) }).loadings,
    communalities: loadings.map((row) => row.reduce((sum, value) => sum + value ** 2, 0)),
  };
}
