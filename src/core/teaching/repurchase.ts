import type { Interval } from '../report/interval.ts';
import { contrastOfRates, type Rate } from '../statistics/contrastOfRates.ts';
import { wilsonInterval } from '../statistics/wilsonInterval.ts';

/** Content with product and service, with the product alone, with the service alone, with neither: the order everywhere. */
export const cellNames = ['both', 'product', 'service', 'neither'] as const;

/**
 * Differences of rates, in the order of the cells: what goes with the service, where the product pleases and where it does not,
 * and on the mean of both; the same of the product; and by how much the first exceeds the second.
 */
const effects = {
  serviceWhereProduct: [1, -1, 0, 0],
  serviceWithoutProduct: [0, 0, 1, -1],
  service: [0.5, -0.5, 0.5, -0.5],
  productWhereService: [1, 0, -1, 0],
  productWithoutService: [0, 1, 0, -1],
  product: [0.5, 0.5, -0.5, -0.5],
  together: [1, -1, -1, 1],
} as const;
type Effect = keyof typeof effects;
const effectNames = Object.keys(effects) as readonly Effect[];

/** What a class counted of each cell, `x` who would buy again of `n`, as rates with their intervals and differences. */
export function buildRepurchase(cells: readonly Rate[]) {
  return {
    rates: cells.map(
      ({ x, n }): { readonly n: number; readonly value: number | null; readonly ci: Interval | null } => ({
        n,
        value: n === 0 ? null : x / n,
        ci: wilsonInterval(x, n),
      }),
    ),
    /** Null where a cell that it needs is empty: nothing is put in its place. */
    effects: effectNames.map((name) => ({ name, effect: contrastOfRates(cells, effects[name]) })),
  };
}
