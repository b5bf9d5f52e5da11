import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { alphaIfDeleted, cronbachAlpha, feldtInterval, itemRestCorrelations } from '../statistics/alpha.ts';
import { correlationOf, covarianceOf } from '../statistics/covariance.ts';
import { omegaTotal } from '../statistics/omega.ts';
import type { CrossProducts } from '../summary/crossProducts.ts';
import type { Summary } from '../summary/summary.ts';
import type { Interval } from './interval.ts';

/** Cronbach's alpha over n complete cases, with Feldt's interval. */
export interface Reliability {
  readonly value: number | null;
  readonly n: number;
  readonly ci: Interval | null;
}

/** How well the items of each dimension hold together: on each side, and on the differences. */
export type Measurement = Readonly<Record<'expectation' | 'perception' | 'gap', SideMeasurement | null>>;

export interface SideMeasurement {
  /** Alpha of all items together. */
  readonly whole: Reliability;
  readonly items: readonly ItemMeasurement[];
}

export interface ItemMeasurement {
  readonly id: string;
  /** The correlation of the item with the sum of the others of its dimension. */
  readonly itemRest: number | null;
  readonly alphaIfDeleted: number | null;
}

/** The measurement of the sides that were asked; null for a side that was not. */
export function buildMeasurement(questionnaire: Questionnaire, summary: Summary): Measurement {
  return {
    expectation: measureSide(questionnaire, summary, ['expectation']),
    perception: measureSide(questionnaire, summary, ['perception']),
    gap: measureSide(questionnaire, summary, ['expectation', 'perception']),
  };
}

function measureSide(questionnaire: Questionnaire, summary: Summary, sides: readonly Side[]): SideMeasurement | null {
  const products = findProducts(summary, sides);
  if (!products) return null;
  const found = new Map<number, ItemMeasurement>();
  for (const [d, { id }] of questionnaire.dimensions.entries()) {
    const covariance = covarianceOf(products.dimensions[d] ?? none);
    const rests = covariance && itemRestCorrelations(covariance);
    const deleted = covariance && alphaIfDeleted(covariance);
    for (const [place, { item, index }] of itemsOf(questionnaire, id).entries())
      found.set(index, {
        id: item.id,
        itemRest: rests?.[place] ?? null,
        alphaIfDeleted: deleted?.[place] ?? null,
      });
  }
  return {
    whole: describeAlpha(products.whole, questionnaire.items.length),
    items: questionnaire.items.flatMap((_, index) => found.get(index) ?? []),
  };
}

/** Alpha and omega of one dimension. A side that was not asked has neither, over nobody. */
export function reliabilityOf(
  summary: Summary,
  sides: readonly Side[],
  dimension: number,
  itemCount: number,
): { readonly alpha: Reliability; readonly omega: { readonly value: number | null; readonly n: number } } {
  const products = findProducts(summary, sides)?.dimensions[dimension] ?? none;
  const covariance = covarianceOf(products);
  const correlation = covariance && correlationOf(covariance);
  return {
    alpha: describeAlpha(products, itemCount),
    omega: { value: correlation && omegaTotal(correlation), n: products.n },
  };
}

function describeAlpha(products: CrossProducts, itemCount: number): Reliability {
  const covariance = covarianceOf(products);
  const value = covariance && cronbachAlpha(covariance);
  return { value, n: products.n, ci: value === null ? null : feldtInterval(value, products.n, itemCount) };
}

/** The item products of these sides, if they were asked. */
export function findProducts(summary: Summary, sides: readonly Side[]) {
  return summary.itemProducts.find((products) => products.sides.join() === sides.join());
}

const none: CrossProducts = { n: 0, sums: [], products: [] };
