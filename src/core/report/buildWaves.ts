import { contrastDimension } from '../gaps/contrast.ts';
import { itemsOf, type Questionnaire } from '../instrument/questionnaire.ts';
import { adjustHolm } from '../statistics/adjustP.ts';
import { momentsOfFractions } from '../statistics/fractions.ts';
import { oneSampleT } from '../statistics/oneSampleT.ts';
import { welchT } from '../statistics/welchT.ts';
import { scoreDenominator } from '../summary/dimensionScore.ts';
import type { LinkedWaves } from '../summary/linkedWaves.ts';
import type { Slice } from '../summary/slices.ts';
import type { Interval } from './interval.ts';
import type { Sample } from './sample.ts';

/** What changed from one wave to the next: later less earlier. */
export interface WaveChange {
  readonly from: string;
  readonly to: string;
  readonly n: { readonly from: number; readonly to: number };
  readonly dimensions: readonly DimensionChange[];
}

export interface Change {
  readonly diff: number | null;
  readonly ci: Interval | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
}

/** The change of the gap by Welch, of the two sides that made it, and over the same people where they can be linked. */
export interface DimensionChange extends Change {
  readonly id: string;
  readonly n: readonly [to: number, from: number];
  /** p adjusted over the dimensions by Holm. */
  readonly pHolm: number | null;
  /** A gap can close because hopes sank: so the change of each side stands beside it. */
  readonly perception: Change | null;
  readonly expectation: Change | null;
  readonly linked: (Change & { readonly n: number }) | null;
}

/** Compares each wave with the one before it, in the order given. Waves without anybody are passed over. People linked across waves are shown from `minGroup` of them on. */
export function buildWaves(
  { questionnaire, summary, linked }: Sample,
  order: readonly string[],
  minGroup: number,
): readonly WaveChange[] {
  const waves = order.flatMap((name) => {
    const slice = summary.waves?.get(name);
    return slice ? [{ name, slice }] : [];
  });
  return waves.slice(1).flatMap((to, index): WaveChange[] => {
    const from = waves[index];
    return from ? [compareWaves(questionnaire, from, to, linked, minGroup)] : [];
  });
}

interface Wave {
  readonly name: string;
  readonly slice: Slice;
}

function compareWaves(
  questionnaire: Questionnaire,
  from: Wave,
  to: Wave,
  linked: LinkedWaves | null,
  minGroup: number,
): WaveChange {
  const { sides } = to.slice.scores;
  const changeOf = (d: number, weights: readonly number[]) => {
    const [later, earlier] = [to, from].map(
      ({ slice }) => contrastDimension(questionnaire, slice.scores, d, weights).moments,
    );
    if (!later || !earlier) throw new Error('a wave without scores');
    return { ...welchT(later, earlier), n: [later.n, earlier.n] as const };
  };
  const sideChange = (d: number, side: 'expectation' | 'perception'): Change | null => {
    if (!sides.includes(side)) return null;
    const { n: _, ...change } = changeOf(
      d,
      sides.map((each) => (each === side ? 1 : 0)),
    );
    return change;
  };
  const gaps = questionnaire.dimensions.map((_, d) => changeOf(d, sides.length === 1 ? [1] : [-1, 1]));
  const holm = adjustHolm(gaps.map(({ p }) => p));
  return {
    from: from.name,
    to: to.name,
    n: { from: from.slice.n, to: to.slice.n },
    dimensions: questionnaire.dimensions.map(({ id }, d) => ({
      id,
      ...(gaps[d] ?? changeOf(d, [])),
      pHolm: holm[d] ?? null,
      perception: sideChange(d, 'perception'),
      expectation: sideChange(d, 'expectation'),
      linked: linked && linkedChange(questionnaire, d, from.name, to.name, linked, minGroup),
    })),
  };
}

/** The paired t test of the people who have a score of the dimension in both waves; null where nobody has, or too few. */
function linkedChange(
  questionnaire: Questionnaire,
  d: number,
  from: string,
  to: string,
  linked: LinkedWaves,
  minGroup: number,
): (Change & { readonly n: number }) | null {
  const differences = [...linked.values()].flatMap((waves) => {
    const [later, earlier] = [waves.get(to)?.[d] ?? null, waves.get(from)?.[d] ?? null];
    return later === null || earlier === null ? [] : [[later - earlier, 1] as const];
  });
  if (differences.length < minGroup) return null;
  const denominator = scoreDenominator(itemsOf(questionnaire, questionnaire.dimensions[d]?.id ?? '').length);
  const moments = momentsOfFractions({ denominator, counted: differences });
  const { ci, t, df, p } = oneSampleT(moments);
  return { n: moments.n, diff: moments.mean, ci, t, df, p };
}
