import type { ItemFigures } from './buildItems.ts';

/** An item below expectation and its part in all that is missing. */
export interface Shortfall {
  /** Its place in the questionnaire. */
  readonly index: number;
  readonly figures: ItemFigures;
  /** Of the sum of all gaps below zero, 0 to 1. */
  readonly share: number;
  /** The share of this and all wider gaps together. */
  readonly cumulative: number;
}

/** The items whose gap is below zero, the widest first, as Pareto's rule orders causes. */
export function listShortfalls(items: readonly ItemFigures[]): readonly Shortfall[] {
  const below = items
    .map((figures, index) => ({ figures, index, gap: figures.gap ?? 0 }))
    .filter(({ gap }) => gap < 0)
    .sort((a, b) => a.gap - b.gap);
  const whole = below.reduce((sum, { gap }) => sum + gap, 0);
  let sum = 0;
  return below.map(({ figures, index, gap }) => {
    sum += gap;
    return { index, figures, share: gap / whole, cumulative: sum / whole };
  });
}
