import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { meanOfRounded } from './findAim.ts';
import { usualOfHurried } from './simulate.ts';
import type { Truth } from './truth.ts';
import { meanField } from './truthNumbers.ts';

/** A dimension as it truly is, and as the data show it on average with the careless and those at the ceiling among them. */
export interface ExpectedDimension {
  readonly id: string;
  readonly truth: Means;
  readonly data: Means;
}

interface Means {
  readonly means: SideMeans;
  /** Perception less expectation; null where one of them is not asked. */
  readonly gap: number | null;
}

type SideMeans = Readonly<Partial<Record<Side, number>>>;

/** What a truth comes to in the data of those who are asked, but for chance: whoever analyses them well finds this. */
export function expectTruth(questionnaires: readonly Questionnaire[], truth: Truth): readonly ExpectedDimension[] {
  const all = questionnaires.map((questionnaire) => expectAnswers(questionnaire, truth));
  return (all[0] ?? []).map(({ id }) => {
    const same = all.flatMap((dimensions) => dimensions.filter((each) => each.id === id));
    const join = (of: 'truth' | 'data') => describeMeans(Object.assign({}, ...same.map((each) => each[of])));
    return { id, truth: join('truth'), data: join('data') };
  });
}

/** The mean of `second` less that of `first`, without the noise of binary fractions; null where one of them is not asked. */
export function subtractMeans(means: SideMeans, first: Side, second: Side): number | null {
  const [less, from] = [means[first], means[second]];
  return less === undefined || from === undefined ? null : Number((from - less).toPrecision(12));
}

function describeMeans(means: SideMeans): Means {
  return { means, gap: subtractMeans(means, 'expectation', 'perception') };
}

function expectAnswers(questionnaire: Questionnaire, truth: Truth) {
  const { scale, sides, dimensions, audience } = questionnaire;
  const { careless, ceiling } = audience === 'customer' ? truth : { careless: 0, ceiling: 0 };
  const pressed = meanOfRounded(usualOfHurried(scale), 1, scale);
  return dimensions.map(({ id }) => {
    const items = itemsOf(questionnaire, id);
    const turned = items.filter(({ item }) => item.reverse).length / items.length;
    const ofHurried = (1 - turned) * pressed + turned * (scale.min + scale.max - pressed);
    const chosen = sides.map(({ side }) => [side, truth.means.get(meanField(id, side)) ?? scale.min] as const);
    const shown = chosen.map(([side, mean]) => {
      const careful = side === 'expectation' ? mean + ceiling * (scale.max - mean) : mean;
      return [side, careful + careless * (ofHurried - careful)] as const;
    });
    return { id, truth: Object.fromEntries(chosen), data: Object.fromEntries(shown) };
  });
}
