import { describeOverall } from '../gaps/contrast.ts';
import { type FunnelLimits, funnelLimits } from '../statistics/funnelLimits.ts';
import { oneSampleT } from '../statistics/oneSampleT.ts';
import { shrinkMeans } from '../statistics/shrinkage.ts';
import type { SegmentFigures } from './buildSegments.ts';
import type { Interval } from './interval.ts';
import type { Sample } from './sample.ts';

/** The groups of a segment that may be shown, side by side, from the lowest to the highest. */
export interface League {
  /** Over all people of these groups. */
  readonly overall: number;
  readonly rows: readonly LeagueRow[];
}

/** Of a group, over those of its people who have a score on every dimension. */
export interface LeagueRow {
  readonly value: string;
  readonly n: number;
  readonly mean: number;
  readonly ci: Interval | null;
  /** The mean drawn towards that of all groups, which is the better guess the fewer people there are. */
  readonly shrunk: number;
  readonly kept: number;
  readonly limits: FunnelLimits;
}

/** Of two groups nobody can say how far groups differ by chance. */
export const fewestInLeague = 3;

/**
 * The overall gap of each group, or of the one side that was asked. Groups that the report hides are left out, and so are those in
 * which nobody has a score on every dimension. Null with fewer than three groups.
 */
export function buildLeague({ questionnaire, summary }: Sample, { id, groups }: SegmentFigures): League | null {
  const slices = summary.segments[questionnaire.profile.findIndex((asked) => asked.id === id)];
  const measured = groups.flatMap(({ value, isHidden }) => {
    const scores = slices?.get(value)?.scores;
    if (isHidden || !scores) return [];
    const { moments } = describeOverall(questionnaire, scores);
    return moments.mean === null ? [] : [{ value, moments, mean: moments.mean }];
  });
  const shrinkage = shrinkMeans(measured.map(({ moments }) => moments));
  if (measured.length < fewestInLeague || shrinkage === null) return null;
  const people = measured.reduce((sum, { moments }) => sum + moments.n, 0);
  const overall = measured.reduce((sum, { moments, mean }) => sum + moments.n * mean, 0) / people;
  const rows = measured.map(({ value, moments, mean }, index): LeagueRow => {
    const { kept = 0, mean: shrunk = mean } = shrinkage.groups[index] ?? {};
    const { n } = moments;
    const limits = funnelLimits(overall, shrinkage.within, n);
    return { value, n, mean, ci: oneSampleT(moments).ci, shrunk, kept, limits };
  });
  return { overall, rows: [...rows].sort((a, b) => a.shrunk - b.shrunk) };
}
