/**
 * The value below which a share p of a sorted sample lies, 0 <= p <= 1: at place (n + 1) p, between two values by straight
 * line, beyond the ends the end itself. That is R's quantile(type = 6) (Weibull), which the bootstrap uses: of 999 values the
 * 2.5 % point is the 25th. Null without values. Source: Hyndman and Fan (1996), The American Statistician 50(4).
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number | null {
  const place = Math.min(Math.max((sorted.length + 1) * p, 1), sorted.length);
  const below = sorted[Math.floor(place) - 1];
  const above = sorted[Math.ceil(place) - 1];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (place - Math.floor(place));
}
