import { contrastDimension } from '../gaps/contrast.ts';
import type { Questionnaire } from '../instrument/questionnaire.ts';
import type { Side } from '../instrument/side.ts';
import { adjustHolm } from '../statistics/adjustP.ts';
import { oneWayAnova, welchAnova } from '../statistics/analysisOfVariance.ts';
import { dunnTest } from '../statistics/dunn.ts';
import { gamesHowell } from '../statistics/gamesHowell.ts';
import { kruskalWallis } from '../statistics/kruskalWallis.ts';
import { oneSampleT } from '../statistics/oneSampleT.ts';
import { keepRanges } from '../statistics/studentizedRange.ts';
import type { Slice } from '../summary/slices.ts';
import type { Summary } from '../summary/summary.ts';
import type { GroupsShown } from './groupsShown.ts';
import type { Interval } from './interval.ts';

/** How the groups of one segment differ in their gaps. */
export interface SegmentFigures {
  readonly id: string;
  readonly dimensions: readonly SegmentDimension[];
  readonly groups: readonly GroupFigures[];
}

/** Classic and Welch analysis of variance, Kruskal-Wallis, and every pair of groups. Groups are named in pairs by value. */
export interface SegmentDimension {
  readonly id: string;
  readonly f: number | null;
  readonly fDf1: number | null;
  readonly fDf2: number | null;
  readonly fP: number | null;
  readonly etaSquared: number | null;
  readonly omegaSquared: number | null;
  readonly welchF: number | null;
  readonly df1: number | null;
  readonly df2: number | null;
  /** Of Welch's F. */
  readonly p: number | null;
  readonly pHolm: number | null;
  readonly kruskalWallis: { readonly h: number | null; readonly df: number | null; readonly p: number | null };
  readonly pairs: readonly PairFigures[];
}

/** b less a. `p` is Games and Howell's, `dunnP` Dunn's after Holm. */
export interface PairFigures {
  readonly a: string;
  readonly b: string;
  readonly diff: number | null;
  readonly ci: Interval | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly dunnZ: number | null;
  readonly dunnP: number | null;
}

export interface GroupFigures {
  readonly value: string;
  /** Null with everything else where the group is hidden, because it or another one is small. */
  readonly n: number | null;
  readonly isHidden: boolean;
  readonly dimensions: readonly {
    readonly id: string;
    readonly n: number;
    readonly expectation: number | null;
    readonly perception: number | null;
    readonly gap: number | null;
    readonly sd: number | null;
    readonly ci: Interval | null;
  }[];
}

/**
 * Of more groups not each two are compared: of 300 that would be 45,000 pairs in each dimension, adjusted for so many that hardly one
 * could be proven, and half a minute for a list that nobody reads.
 */
const mostCompared = 50;

/** Whether each two of the groups that are shown are compared. */
export function areEachTwoCompared(groups: readonly Pick<GroupFigures, 'isHidden'>[]): boolean {
  return groups.filter(({ isHidden }) => !isHidden).length <= mostCompared;
}

/** The segments of a study, with the figures of the groups that are shown; tests rest on them. */
export function buildSegments(
  questionnaire: Questionnaire,
  summary: Summary,
  shownOf: GroupsShown['segments'],
): readonly SegmentFigures[] {
  const rangeOf = keepRanges();
  return questionnaire.profile.flatMap(({ id }, index): SegmentFigures[] => {
    const slices = summary.segments[index];
    if (!slices || slices.size === 0) return [];
    const named = [...slices].map(([value, slice]) => ({ value, slice })).sort((a, b) => compareText(a.value, b.value));
    const isShown = ({ value }: { readonly value: string }) => shownOf[index]?.has(value) ?? false;
    const groups = named.map((group) => describeGroup(questionnaire, group.value, group.slice, isShown(group)));
    const shown = named.filter(isShown);
    const withPairs = areEachTwoCompared(groups);
    const tests = questionnaire.dimensions.map((dimension, d) => {
      const contrasted = contrastGroups(questionnaire, d, shown);
      return {
        ...testDimension(dimension.id, contrasted),
        pairs: withPairs ? comparePairs(contrasted, rangeOf) : [],
      };
    });
    const holm = adjustHolm(tests.map(({ p }) => p));
    return [{ id, dimensions: tests.map((test, d) => ({ ...test, pHolm: holm[d] ?? null })), groups }];
  });
}

function describeGroup(questionnaire: Questionnaire, value: string, slice: Slice, isShown: boolean): GroupFigures {
  if (!isShown) return { value, n: null, isHidden: true, dimensions: [] };
  const { sides } = slice.scores;
  const dimensions = questionnaire.dimensions.map(({ id }, d) => {
    const meanOf = (side: Side) =>
      sides.includes(side)
        ? contrastDimension(
            questionnaire,
            slice.scores,
            d,
            sides.map((each) => (each === side ? 1 : 0)),
          ).moments.mean
        : null;
    const { moments } = contrastDimension(questionnaire, slice.scores, d, mainWeights(sides));
    const { sd, ci } = oneSampleT(moments);
    const gap = sides.length === 2 ? moments.mean : null;
    return { id, n: moments.n, expectation: meanOf('expectation'), perception: meanOf('perception'), gap, sd, ci };
  });
  return { value, n: slice.n, isHidden: false, dimensions };
}

type Contrasted = ReturnType<typeof contrastDimension> & { readonly value: string };

function contrastGroups(
  questionnaire: Questionnaire,
  d: number,
  groups: readonly { readonly value: string; readonly slice: Slice }[],
): readonly Contrasted[] {
  return groups.map(({ value, slice: { scores } }) => ({
    value,
    ...contrastDimension(questionnaire, scores, d, mainWeights(scores.sides)),
  }));
}

function testDimension(id: string, groups: readonly Contrasted[]): Omit<SegmentDimension, 'pHolm' | 'pairs'> {
  const moments = groups.map((each) => each.moments);
  const classic = oneWayAnova(moments);
  const welch = welchAnova(moments);
  return {
    id,
    f: classic.f,
    fDf1: classic.df1,
    fDf2: classic.df2,
    fP: classic.p,
    etaSquared: classic.etaSquared,
    omegaSquared: classic.omegaSquared,
    welchF: welch.f,
    df1: welch.df1,
    df2: welch.df2,
    p: welch.p,
    kruskalWallis: kruskalWallis(groups.map(({ tally }) => tally)),
  };
}

function comparePairs(groups: readonly Contrasted[], rangeOf: ReturnType<typeof keepRanges>): readonly PairFigures[] {
  const numberOf = ({ a, b }: { readonly a: number; readonly b: number }) => a * groups.length + b;
  const moments = groups.map((each) => each.moments);
  const games = new Map(gamesHowell(moments, rangeOf).map((pair) => [numberOf(pair), pair]));
  return dunnTest(groups.map(({ tally }) => tally)).map(({ a, b, z, pHolm }): PairFigures => {
    const { diff = null, ci = null, t = null, df = null, p = null } = games.get(numberOf({ a, b })) ?? {};
    return { a: groups[a]?.value ?? '', b: groups[b]?.value ?? '', diff, ci, t, df, p, dunnZ: z, dunnP: pHolm };
  });
}

/** The gap where both sides were asked, else the one side. */
function mainWeights(sides: readonly Side[]): readonly number[] {
  return sides.length === 1 ? [1] : [-1, 1];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
