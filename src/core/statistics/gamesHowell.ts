import { differenceOfMeans } from './differenceOfMeans.ts';
import type { Moments } from './moments.ts';
import { studentizedRangeOf } from './studentizedRange.ts';
import type { WelchT } from './welchT.ts';

/** Two groups, by their indexes a < b; the difference is b - a, its interval and p allow for all pairs being looked at. */
export interface GamesHowellPair extends WelchT {
  readonly a: number;
  readonly b: number;
}

/**
 * All pairs of groups of at least two values, after an analysis of variance: Welch's t against the studentized range over so
 * many groups. Where neither group of a pair varies, only `diff` exists. Source: Games and Howell (1976), Journal of
 * Educational Statistics 1(2).
 *
 * @param rangeOf gives the studentized range; several analyses may share one that keeps ranges
 */
export function gamesHowell(groups: readonly Moments[], rangeOf = studentizedRangeOf): readonly GamesHowellPair[] {
  const usable = [...groups.entries()].filter(([, { n }]) => n >= 2);
  const range = rangeOf(usable.length);
  return usable.flatMap(([a, first], place) =>
    usable.slice(place + 1).map(([b, second]) => {
      const { diff, standardError, df } = differenceOfMeans(second, first);
      if (diff === null || standardError === null || df === null)
        return { a, b, diff, ci: null, t: null, df: null, p: null };
      const t = diff / standardError;
      const halfWidth = (range.quantile(0.05, df) * standardError) / Math.SQRT2;
      const p = range.tail(Math.abs(t) * Math.SQRT2, df);
      return { a, b, diff, ci: [diff - halfWidth, diff + halfWidth] as const, t, df, p };
    }),
  );
}
