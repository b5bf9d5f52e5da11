import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import { adjustHolm } from '../statistics/adjustP.ts';
import { correlationT } from '../statistics/correlationT.ts';
import type { Summary } from '../summary/summary.ts';
import { findProducts, type Measurement } from './buildMeasurement.ts';

/**
 * How sure it must be, after Holm over all items on both sides: of a hundred files without any relation, at most one names an item that is
 * right as it stands. An alarm sends somebody to look for mistakes in a questionnaire, and 44 correlations are looked at, of which half are
 * below zero by chance.
 */
const level = 0.01;
/** And at least so much: below Cohen's small correlation an item has nothing to do with the others, however many people prove it. */
const least = -0.1;

/**
 * The items that clearly run against the rest of their dimension on expectation or perception, perhaps because they are worded negatively:
 * whose corrected item-rest correlation is below 0, by Student's t test over the people who answered all items of the dimension.
 * Sources: Nunnally (1978), Psychometric Theory, 8, for the correlation; Holm (1979); Cohen (1988), 3.2, for what is small.
 */
export function findAgainst(
  questionnaire: Questionnaire,
  summary: Summary,
  measurement: Measurement,
): readonly string[] {
  const tested = (['expectation', 'perception'] as const).flatMap((side) => {
    const products = findProducts(summary, [side]);
    return questionnaire.dimensions.flatMap((dimension, d) =>
      itemsOf(questionnaire, dimension.id).map(({ item, index }) => {
        const r = measurement[side]?.items[index]?.itemRest ?? null;
        const n = products?.dimensions[d]?.n ?? 0;
        return { id: item.id, r, p: r === null ? null : (correlationT(r, n)?.p ?? null) };
      }),
    );
  });
  const adjusted = adjustHolm(tested.map(({ p }) => p));
  const against = tested.filter(({ r }, place) => r !== null && r <= least && (adjusted[place] ?? 1) < level);
  return questionnaire.items.flatMap(({ id }) => (against.some((each) => each.id === id) ? [id] : []));
}
