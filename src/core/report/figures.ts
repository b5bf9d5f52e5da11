import type { Contrast, Contrasted } from '../gaps/contrast.ts';
import type { Scale } from '../instrument/scale.ts';
import type { Side } from '../instrument/side.ts';
import { type HedgesG, hedgesG, standardisedByAverage } from '../statistics/effectSize.ts';
import { type OneSampleT, oneSampleT } from '../statistics/oneSampleT.ts';
import type { Tally } from '../statistics/tally.ts';
import { wilcoxonSignedRank } from '../statistics/wilcoxonSignedRank.ts';

/** Expectation, perception and their gap over the same people, with Student's paired t and its companions. */
export interface Figures extends OneSampleT {
  readonly n: number;
  readonly expectation: number | null;
  readonly perception: number | null;
  readonly gap: number | null;
  readonly verdict: Verdict | null;
  /** Wilcoxon's signed-rank test; pairs that are exactly equal are dropped, and `zeros` says how many. */
  readonly wilcoxonP: number | null;
  readonly zeros: number;
  readonly rankBiserial: number | null;
  /** The gap in units of the mean of the two sides' standard deviations; comparable across studies. */
  readonly dav: number | null;
  /** dz corrected for small samples. */
  readonly hedges: HedgesG;
  /** The shares of people whose perception is below, equal to and above their expectation. */
  readonly shares: Shares | null;
  /** Mean perception / mean expectation, 1 + X of the Chinese textbooks; only on scales above 0. */
  readonly satisfactionIndex: number | null;
}

export interface Shares {
  readonly below: number;
  readonly meets: number;
  readonly exceeds: number;
}

/**
 * What the interval of a mean says against zero; null without one. Where all differences are equal there is no test, and an
 * interval without width proves nothing.
 */
export function judgeInterval({ ci, t }: Pick<OneSampleT, 'ci' | 't'>): Verdict | null {
  if (ci === null) return null;
  if (t === null) return 'uniform';
  if (ci[1] < 0) return 'shortfall';
  return ci[0] > 0 ? 'surplus' : 'not-proven';
}

const level = 0.05;

/** Of several rows one is proven only if it still is after Holm's adjustment over all of them. */
export function holdToHolm(verdict: Verdict | null, pHolm: number | null): Verdict | null {
  const isClaim = verdict === 'shortfall' || verdict === 'surplus';
  return isClaim && pHolm !== null && pHolm >= level ? 'not-proven' : verdict;
}

/**
 * What the interval says of a gap: wholly below zero, wholly above, or not proven either way. Uniform: everyone differs by the
 * same, so that there is nothing to test.
 */
export type Verdict = 'shortfall' | 'surplus' | 'not-proven' | 'uniform';

/**
 * The figures of one row of the report. `asked` are those of the sides expectation and perception that the questionnaire
 * has, in this order; with only one of them there is a mean but no gap.
 */
export function buildFigures(
  asked: readonly Side[],
  scale: Scale,
  contrast: (contrast: Contrast) => Contrasted,
): Figures {
  const momentsOf = (side: Side) =>
    asked.includes(side)
      ? contrast({ sides: asked, weights: asked.map((each) => (each === side ? 1 : 0)) }).moments
      : null;
  const expectation = momentsOf('expectation');
  const perception = momentsOf('perception');
  const means = { expectation: expectation?.mean ?? null, perception: perception?.mean ?? null };
  if (asked.length < 2 || expectation === null || perception === null)
    return { n: expectation?.n ?? perception?.n ?? 0, ...means, ...noGap };

  const { moments, tally } = contrast({ sides: asked, weights: [-1, 1] });
  const test = oneSampleT(moments);
  const { p: wilcoxonP, zeros, rankBiserial } = wilcoxonSignedRank(tally);
  const deviations = [expectation, perception].map(({ variance }) => (variance === null ? null : Math.sqrt(variance)));
  return {
    n: moments.n,
    ...means,
    gap: moments.mean,
    ...test,
    verdict: judgeInterval(test),
    wilcoxonP,
    zeros,
    rankBiserial,
    dav: standardisedByAverage(moments.mean, deviations[0] ?? null, deviations[1] ?? null),
    hedges: hedgesG(test.dz, moments.n),
    shares: shareOut(tally),
    satisfactionIndex:
      scale.min > 0 && expectation.mean !== null && perception.mean !== null
        ? perception.mean / expectation.mean
        : null,
  };
}

const noGap = {
  gap: null,
  sd: null,
  ci: null,
  t: null,
  df: null,
  p: null,
  dz: null,
  verdict: null,
  wilcoxonP: null,
  zeros: 0,
  rankBiserial: null,
  dav: null,
  hedges: { value: null, ci: null },
  shares: null,
  satisfactionIndex: null,
} as const;

function shareOut({ values, counts }: Tally): Shares | null {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const share = (is: (value: number) => boolean) =>
    values.reduce((sum, value, index) => sum + (is(value) ? (counts[index] ?? 0) : 0), 0) / n;
  return {
    below: share((value) => value < 0),
    meets: share((value) => value === 0),
    exceeds: share((value) => value > 0),
  };
}
