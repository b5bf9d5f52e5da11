import { contrastOverall, findScores } from '../gaps/contrast.ts';
import type { GapNumber } from '../gaps/gap.ts';
import { audienceOf, type ItemSide } from '../instrument/side.ts';
import type { GapFigures } from './buildGaps.ts';
import type { Samples } from './sample.ts';

const chain = ['expectation', 'belief', 'standard', 'delivery', 'perception'] as const;
const sideNames = [...chain, 'promise'] as const satisfies readonly ItemSide[];

/**
 * How the customers' expectation becomes what they perceive, step by step over the mean of each side. The steps sum exactly to
 * perception less expectation; the last one, from delivery to perception, is what customers see of what was delivered.
 */
export interface Waterfall {
  /** Over those with a score on every dimension of the side; null where the side was not asked. */
  readonly sides: Readonly<Record<(typeof sideNames)[number], { readonly value: number; readonly n: number } | null>>;
  readonly steps: readonly { readonly step: 1 | 2 | 3 | 'interpretation'; readonly value: number }[];
  /**
   * The reported gap less the same difference of side means. Gaps 2, 4 and 5 are means within people who answered both
   * sides, so missing answers make them differ a little.
   */
  readonly difference: Readonly<Record<2 | 4 | 5, number | null>>;
}

/** Null unless every side of the chain has a mean. It is bookkeeping and no proof of cause. */
export function buildWaterfall(
  samples: Samples,
  gaps: Readonly<Record<GapNumber, GapFigures | null>>,
): Waterfall | null {
  const meanOf = (side: ItemSide) => {
    const sample = samples[audienceOf(side)];
    if (!sample?.questionnaire.sides.some((asked) => asked.side === side)) return null;
    const { mean, n } = contrastOverall(sample.questionnaire, findScores(sample.summary, [side]), [1]);
    return mean === null ? null : { value: mean, n };
  };
  const [expectation, belief, standard, delivery, perception, promise] = sideNames.map(meanOf);
  if (!expectation || !belief || !standard || !delivery || !perception) return null;
  const less = (number: 2 | 4 | 5, second: number, first: number | undefined) => {
    const value = gaps[number]?.value ?? null;
    return value === null || first === undefined ? null : value - (second - first);
  };
  return {
    sides: { expectation, belief, standard, delivery, perception, promise: promise ?? null },
    steps: [
      { step: 1, value: belief.value - expectation.value },
      { step: 2, value: standard.value - belief.value },
      { step: 3, value: delivery.value - standard.value },
      { step: 'interpretation', value: perception.value - delivery.value },
    ],
    difference: {
      2: less(2, standard.value, belief.value),
      4: less(4, delivery.value, promise?.value),
      5: less(5, perception.value, expectation.value),
    },
  };
}
