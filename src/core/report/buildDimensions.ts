import { wholeImportance } from '../answers/importance.ts';
import { contrastDimension, findScores } from '../gaps/contrast.ts';
import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { adjustHolm } from '../statistics/adjustP.ts';
import { reliabilityOfDifference } from '../statistics/reliabilityOfDifference.ts';
import type { Summary } from '../summary/summary.ts';
import { type Reliability, reliabilityOf } from './buildMeasurement.ts';
import { buildFigures, type Figures, holdToHolm } from './figures.ts';

export interface DimensionFigures extends Figures {
  readonly id: string;
  /** p adjusted over the dimensions by Holm. */
  readonly pHolm: number | null;
  /** Cronbach's alpha of the dimension's items over complete cases: of each side, and of the differences. */
  readonly alpha: Record<'expectation' | 'perception' | 'gap', Reliability>;
  /** McDonald's omega of one factor, over the same cases. */
  readonly omega: Record<'expectation' | 'perception' | 'gap', { readonly value: number | null; readonly n: number }>;
  /** Of the two sides' scores over the same people: their variances and correlation. */
  readonly varE: number | null;
  readonly varP: number | null;
  readonly rEP: number | null;
  /** The reliability of the difference score, from the alphas and that correlation. */
  readonly reliabilityOfDifference: number | null;
  /** Mean importance points of 100, over the people whose points sum to what was asked. */
  readonly weight: number | null;
  /** The mean of the ranks that people's points put it on, 1 being the most important; equals share their middle rank. */
  readonly weightRank: number | null;
}

/** The figures of every dimension, in the order of display. */
export function buildDimensions(
  questionnaire: Questionnaire,
  summary: Summary,
  asked: readonly Side[],
): readonly DimensionFigures[] {
  const contrast = (index: number, weights: readonly number[]) =>
    contrastDimension(questionnaire, findScores(summary, asked), index, weights);
  const rows = questionnaire.dimensions.map((_, index) =>
    buildFigures(asked, questionnaire.scale, ({ weights }) => contrast(index, weights)),
  );
  const holm = adjustHolm(rows.map(({ p }) => p));
  const { exact, ranked } = summary.points;
  const share = 100 / wholeImportance(questionnaire);

  return questionnaire.dimensions.map(({ id }, index) => {
    const itemCount = itemsOf(questionnaire, id).length;
    const reliabilities = {
      expectation: reliabilityOf(summary, ['expectation'], index, itemCount),
      perception: reliabilityOf(summary, ['perception'], index, itemCount),
      gap: reliabilityOf(summary, ['expectation', 'perception'], index, itemCount),
    };
    const spread = describeSpread(asked, (weights) => contrast(index, weights).moments.variance);
    const { expectation, perception, gap } = reliabilities;
    return {
      id,
      ...(rows[index] as Figures),
      verdict: holdToHolm(rows[index]?.verdict ?? null, holm[index] ?? null),
      pHolm: holm[index] ?? null,
      alpha: { expectation: expectation.alpha, perception: perception.alpha, gap: gap.alpha },
      omega: { expectation: expectation.omega, perception: perception.omega, gap: gap.omega },
      ...spread,
      reliabilityOfDifference: reliabilityOfDifference({
        ...spread,
        alphaE: expectation.alpha.value,
        alphaP: perception.alpha.value,
      }),
      weight: exact.n > 0 ? ((exact.sums[index] ?? 0) * share) / exact.n : null,
      weightRank: ranked.n > 0 ? (ranked.doubledRanks[index] ?? 0) / (2 * ranked.n) : null,
    };
  });
}

/** Variances of the two sides and their correlation, which follows from them and the variance of the difference. */
function describeSpread(
  asked: readonly Side[],
  varianceOf: (weights: readonly number[]) => number | null,
): { readonly varE: number | null; readonly varP: number | null; readonly rEP: number | null } {
  const along = (side: Side) =>
    asked.includes(side) ? varianceOf(asked.map((each) => (each === side ? 1 : 0))) : null;
  const varE = along('expectation');
  const varP = along('perception');
  const varG = asked.length === 2 ? varianceOf([-1, 1]) : null;
  if (varE === null || varP === null || varG === null || varE === 0 || varP === 0) return { varE, varP, rEP: null };
  return { varE, varP, rEP: (varE + varP - varG) / 2 / Math.sqrt(varE * varP) };
}
