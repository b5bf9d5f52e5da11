import fQuantile from '@stdlib/stats-base-dists-f-quantile';
import type { Matrix } from './covariance.ts';

/**
 * Cronbach's alpha of the sum of the items, k / (k - 1) (1 - sum of the items' variances / variance of the sum). At most 1,
 * below 0 where items run against each other. Null below two items and where the sum has no variance.
 * Source: Cronbach (1951), Psychometrika 16(3). The raw alpha of R's psych::alpha.
 */
export function cronbachAlpha(covariance: Matrix): number | null {
  const k = covariance.length;
  const items = covariance.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const total = covariance.reduce((sum, row) => sum + addUp(row), 0);
  if (k < 2 || !(total > items * k * Number.EPSILON)) return null;
  return (k / (k - 1)) * (1 - items / total);
}

/**
 * 95 % interval of alpha over n respondents and k items, 1 - (1 - alpha) F(q; n - 1, (n - 1)(k - 1)) at q = .975 and .025.
 * Null below two respondents or items. Source: Feldt (1965), Psychometrika 30(3). R's psych::alpha.ci.
 */
export function feldtInterval(alpha: number, n: number, k: number): readonly [number, number] | null {
  if (n < 2 || k < 2) return null;
  const end = (q: number) => 1 - (1 - alpha) * fQuantile(q, n - 1, (n - 1) * (k - 1));
  return [end(0.975), end(0.025)];
}

/** Alpha of the other items, for each item in turn. Null for all below three items, and wherever alpha is. */
export function alphaIfDeleted(covariance: Matrix): readonly (number | null)[] {
  return covariance.map((_, left) =>
    cronbachAlpha(covariance.filter((_, i) => i !== left).map((row) => row.filter((_, j) => j !== left))),
  );
}

/**
 * The correlation of each item with the sum of all others (corrected item-rest r; `r.drop` of R's psych::alpha). Null where
 * the item or the rest has no variance, so also for an item alone.
 */
export function itemRestCorrelations(covariance: Matrix): readonly (number | null)[] {
  return covariance.map((own, item) => {
    const without = (row: readonly number[]) => addUp(row.filter((_, j) => j !== item));
    const others = covariance.filter((_, i) => i !== item);
    const rest = others.reduce((sum, row) => sum + without(row), 0);
    const spread = others.reduce((sum, row) => sum + row.reduce((total, value) => total + Math.abs(value), 0), 0);
    const variance = own[item] ?? 0;
    if (!(variance > 0) || !(rest > spread * covariance.length * Number.EPSILON)) return null;
    return Math.max(-1, Math.min(1, without(own) / Math.sqrt(variance * rest)));
  });
}

function addUp(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
