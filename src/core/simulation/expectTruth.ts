import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { meanOfRounded } from './findAim.ts';
import { usualOfHurried } from './simulate.ts';
import { meanField, type Truth } from './truth.ts';

/** A dimension as it truly is, and as the data show it on average with the careless and those at the ceiling among them. */
export interface ExpectedDimension {
  readonly id: string;
  readonly truth: Means;
  readonly data: Means;
}

interface Means {
  readonly means: Readonly<Partial<Record<Side, number>>>;
  /** Perception less expectation; null where one of them is not asked. */
  readonly gap: number | null;
}

/** What a truth comes to in the data, but for chance: whoever analyses them well finds this. */
export function expectTruth(questionnaire: Questionnaire, truth: Truth): readonly ExpectedDimension[] {
  const { scale, sides, dimensions } = questionnaire;
  const pressed = meanOfRounded(usualOfHurried(scale), 1, scale);
  return dimensions.map(({ id }) => {
    const items = itemsOf(questionnaire, id);
    const turned = items.filter(({ item }) => item.reverse).length / items.length;
    const ofHurried = (1 - turned) * pressed + turned * (scale.min + scale.max - pressed);
    const chosen = sides.map(({ side }) => [side, truth.means.get(meanField(id, side)) ?? scale.min] as const);
    const shown = chosen.map(([side, mean]) => {
      const careful = side === 'expectation' ? mean + truth.ceiling * (scale.max - mean) : mean;
      return [side, careful + truth.careless * (ofHurried - careful)] as const;
    });
    return { id, truth: describeMeans(chosen), data: describeMeans(shown) };
  });
}

function describeMeans(found: readonly (readonly [Side, number])[]): Means {
  const means: Partial<Record<Side, number>> = Object.fromEntries(found);
  const { expectation, perception } = means;
  const isWhole = expectation !== undefined && perception !== undefined;
  // Without the noise of binary fractions.
  return { means, gap: isWhole ? Number((perception - expectation).toPrecision(12)) : null };
}
