import { contrastDimension, contrastOverall, findScores } from '../gaps/contrast.ts';
import type { Side } from '../instrument/side.ts';
import { buildGaps } from '../report/buildGaps.ts';
import { type TestedMean, testMean } from '../report/interval.ts';
import type { Sample, Samples } from '../report/sample.ts';
import { countAnswered } from '../summary/countAnswered.ts';

/** Of fewer managers than this no class sees a figure, whatever the limit of the study. */
export const fewestManagers = 5;

/** What the screen of a class can reveal. Of whom too few have answered there is nothing. */
export interface Board {
  /** Whether anything is shown of either, and how many there are. */
  readonly manager: { readonly isShown: boolean; readonly n: number };
  readonly customer: { readonly isShown: boolean; readonly n: number };
  readonly dimensions: readonly (BoardRow & { readonly id: string })[];
  /** Over those with a score on every dimension. */
  readonly overall: BoardRow;
}

export interface BoardRow {
  readonly belief: TestedMean | null;
  readonly expectation: TestedMean | null;
  readonly perception: TestedMean | null;
  readonly gap1: BoardGap | null;
  readonly gap5: BoardGap | null;
}

export type BoardGap = TestedMean & { readonly pHolm?: number | null };

/**
 * The figures of a class: the gaps as in every report, and the means that they are differences of, each with its interval.
 * Expectation and perception rest on the same customers.
 */
export function buildBoard({ customer, manager }: Samples, minGroup: number): Board {
  const { questionnaire } = customer;
  const both = questionnaire.sides.map(({ side }) => side);
  const shown = {
    manager: manager !== undefined && countAnswered(manager.summary) >= Math.max(minGroup, fewestManagers),
    customer: countAnswered(customer.summary) >= minGroup,
  };
  const gaps = buildGaps(shown.manager && manager ? { customer, manager } : { customer });
  const meanOf = (sample: Sample | undefined, isShown: boolean, side: Side, d: number | null) => {
    if (!sample || !isShown) return null;
    const sides = sample === customer ? both : [side];
    const table = findScores(sample.summary, sides);
    const weights = sides.map((each) => (each === side ? 1 : 0));
    return testMean(
      d === null
        ? contrastOverall(sample.questionnaire, table, weights)
        : contrastDimension(sample.questionnaire, table, d, weights).moments,
    );
  };
  const describe = (d: number | null): BoardRow => {
    const gap = (number: 1 | 5) => (d === null ? gaps[number] : (gaps[number]?.dimensions[d] ?? null));
    return {
      belief: meanOf(manager, shown.manager, 'belief', d),
      expectation: meanOf(customer, shown.customer, 'expectation', d),
      perception: meanOf(customer, shown.customer, 'perception', d),
      gap1: shown.customer ? gap(1) : null,
      gap5: shown.customer ? gap(5) : null,
    };
  };
  return {
    manager: { isShown: shown.manager, n: manager?.summary.n ?? 0 },
    customer: { isShown: shown.customer, n: customer.summary.n },
    dimensions: questionnaire.dimensions.map(({ id }, d) => ({ id, ...describe(d) })),
    overall: describe(null),
  };
}
