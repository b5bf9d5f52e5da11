import type { Moments } from './moments.ts';

/** Means of groups, each drawn towards the mean of all by as much as chance may have made it stand apart. */
export interface Shrinkage {
  /** What the groups are drawn towards: their mean, each weighted by how well it is known. */
  readonly centre: number;
  /** The variance of people within their groups, and of the groups' own means; that is 0 where chance alone explains them. */
  readonly within: number;
  readonly between: number;
  /** In the order given: the share of a group's distance that is kept, 0 to 1, and its mean then. */
  readonly groups: readonly { readonly kept: number; readonly mean: number }[];
}

/**
 * Empirical Bayes means of a one-way random-effects model with the analysis-of-variance estimates of its variances:
 * between = (MSB - MSW) / n0, n0 = (N - sum n^2 / N) / (k - 1), kept = between / (between + MSW / n). Null with fewer than two
 * groups, without a second value in any, or where a group is empty.
 * Source: Searle, Casella and McCulloch (1992), Variance Components, 3.6 and 3.4; of equally large groups equal to R's lme.
 */
export function shrinkMeans(groups: readonly Moments[]): Shrinkage | null {
  const whole = groups.reduce((sum, { n }) => sum + n, 0);
  const squares = groups.reduce((sum, { n }) => sum + n * n, 0);
  const [df1, df2] = [groups.length - 1, whole - groups.length];
  if (df1 < 1 || df2 < 1 || groups.some(({ mean }) => mean === null)) return null;
  const grand = groups.reduce((sum, { n, mean }) => sum + n * (mean ?? 0), 0) / whole;
  const within = groups.reduce((sum, { n, variance }) => sum + (n - 1) * (variance ?? 0), 0) / df2;
  const between = groups.reduce((sum, { n, mean }) => sum + n * ((mean ?? 0) - grand) ** 2, 0) / df1;
  const size = (whole - squares / whole) / df1;
  const own = Math.max(0, (between - within) / size);
  const weights = groups.map(({ n }) => (own === 0 ? n : 1 / (own + within / n)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const centre = groups.reduce((all, { mean }, index) => all + (weights[index] ?? 0) * (mean ?? 0), 0) / sum;
  return {
    centre,
    within,
    between: own,
    groups: groups.map(({ n, mean }) => {
      const kept = own === 0 ? 0 : own / (own + within / n);
      return { kept, mean: centre + kept * ((mean ?? 0) - centre) };
    }),
  };
}
