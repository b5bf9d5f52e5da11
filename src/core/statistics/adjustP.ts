type PValues = readonly (number | null)[];

/**
 * p-values of a family of tests so adjusted that the chance of one false finding or more stays below the level: the k-th
 * smallest times m + 1 - k, never falling. A test without p stays null and is not counted in m. Equal to R's p.adjust('holm').
 * Source: Holm (1979), Scandinavian Journal of Statistics 6(2).
 */
export function adjustHolm(ps: PValues): PValues {
  return adjustInOrder(ps, (sorted) => {
    let highest = 0;
    return sorted.map((p, index) => {
      highest = Math.max(highest, p * (sorted.length - index));
      return Math.min(1, highest);
    });
  });
}

/**
 * p-values so adjusted that the expected share of false findings among the findings stays below the level: the k-th smallest
 * times m / k, made to rise. A test without p stays null and is not counted in m. Equal to R's p.adjust('BH'). Source:
 * Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57(1).
 */
export function adjustBenjaminiHochberg(ps: PValues): PValues {
  return adjustInOrder(ps, (sorted) => {
    let lowest = 1;
    return sorted
      .map((p, index) => (p * sorted.length) / (index + 1))
      .reverse()
      .map((p) => {
        lowest = Math.min(lowest, p);
        return lowest;
      })
      .reverse();
  });
}

/** Hands over the existing p-values in ascending order and puts what comes back where each was. */
function adjustInOrder(ps: PValues, adjust: (sorted: readonly number[]) => readonly number[]): PValues {
  const existing = ps.flatMap((p, index) => (p === null ? [] : [{ p, index }])).sort((a, b) => a.p - b.p);
  const adjusted = adjust(existing.map(({ p }) => p));
  const places = new Map(existing.map(({ index }, rank) => [index, adjusted[rank] ?? null]));
  return ps.map((_, index) => places.get(index) ?? null);
}
