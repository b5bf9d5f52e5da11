import type { Matrix } from './covariance.ts';
import { leastUniqueness, minimumResidual } from './factorExtraction.ts';

/**
 * McDonald's omega total of the standardised items under one factor by minimum residuals: 1 - sum of the uniquenesses /
 * variance of the sum, which is the sum of all correlations. Items are not turned round. Null below three items, where no
 * factor is found, where an item's uniqueness falls to nothing (a Heywood case), and where the sum has no variance.
 * Source: McDonald (1999), Test Theory, 6.20; Revelle and Zinbarg (2009), Psychometrika 74(1). The `omega.tot` of R's
 * psych::omega with nfactors = 1 and flip = FALSE.
 */
export function omegaTotal(correlation: Matrix): number | null {
  const factor = minimumResidual(correlation, 1);
  if (!factor || factor.communalities.some((communality) => communality >= 1 - leastUniqueness)) return null;
  const uniqueness = factor.communalities.reduce((sum, communality) => sum + 1 - communality, 0);
  const total = correlation.reduce((sum, row) => row.reduce((all, value) => all + value, sum), 0);
  return total > correlation.length ** 2 * Number.EPSILON ? 1 - uniqueness / total : null;
}
