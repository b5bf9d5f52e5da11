import { contrastOfRates, type Rate } from '../statistics/contrastOfRates.ts';
import { wilsonInterval } from '../statistics/wilsonInterval.ts';
import type { Interval } from './interval.ts';

/** Content with product and service, with the product alone, with the service alone, with neither: the order everywhere. */
export const cellNames = ['both', 'product', 'service', 'neither'] as const;
type CellName = (typeof cellNames)[number];

/**
 * Differences of rates, in the order of the cells: what goes with the service, where the product pleases and where it does not,
 * and on the mean of both; the same of the product; the one mean less the other; and by how much the service's first difference
 * exceeds its second.
 */
export const effectWeights = {
  serviceWhereProduct: [1, -1, 0, 0],
  serviceWithoutProduct: [0, 0, 1, -1],
  service: [0.5, -0.5, 0.5, -0.5],
  productWhereService: [1, 0, -1, 0],
  productWithoutService: [0, 1, 0, -1],
  product: [0.5, 0.5, -0.5, -0.5],
  serviceLessProduct: [0, -1, 1, 0],
  together: [1, -1, -1, 1],
} as const;
export type EffectName = keyof typeof effectWeights;
const effectNames = Object.keys(effectWeights) as readonly EffectName[];

/** How many people a cell has and how many of them would buy again, as a rate with Wilson's interval. */
export interface RepurchaseCell {
  readonly id: CellName;
  /** Null with everything else where the cell is hidden, because it or another one is small. */
  readonly n: number | null;
  readonly isHidden: boolean;
  readonly again: number | null;
  readonly value: number | null;
  readonly ci: Interval | null;
}

/** Null where a cell that it needs is empty or hidden: nothing is put in its place. */
export interface RepurchaseEffect {
  readonly id: EffectName;
  readonly value: number | null;
  readonly ci: Interval | null;
}

export interface Repurchase {
  readonly cells: readonly RepurchaseCell[];
  readonly effects: readonly RepurchaseEffect[];
}

const nobody: Rate = { x: 0, n: 0 };

/** What was counted of each cell, `x` who would buy again of `n`, as rates with their intervals and differences; null is hidden. */
export function buildRepurchase(counted: readonly (Rate | null)[]): Repurchase {
  const rates = counted.map((rate) => rate ?? nobody);
  return {
    cells: cellNames.map((id, index) => {
      const rate = counted[index] ?? null;
      const { x, n } = rate ?? nobody;
      return {
        id,
        n: rate && n,
        isHidden: rate === null,
        again: rate && x,
        value: n === 0 ? null : x / n,
        ci: wilsonInterval(x, n),
      };
    }),
    effects: effectNames.map((id) => {
      const { value, ci } = contrastOfRates(rates, effectWeights[id]) ?? { value: null, ci: null };
      return { id, value, ci };
    }),
  };
}
