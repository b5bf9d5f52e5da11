import { contrastDimension } from '../gaps/contrast.ts';
import { oneSampleT } from '../statistics/oneSampleT.ts';
import type { WaveChange } from './buildWaves.ts';
import type { Interval } from './interval.ts';
import type { Sample } from './sample.ts';

/** Where a dimension stood in two waves. */
export interface WaveLevels {
  readonly id: string;
  readonly from: Level;
  readonly to: Level;
}

export interface Level {
  readonly n: number;
  readonly value: number;
  readonly ci: Interval | null;
}

/**
 * The gap of each dimension before and after a change, or the one side that was asked. Dimensions without answers in one of the waves
 * are left out, and all are where the answers are no longer there.
 */
export function buildWaveLevels({ questionnaire, summary }: Sample, { from, to }: WaveChange): readonly WaveLevels[] {
  const levelOf = (wave: string, d: number): Level | null => {
    const scores = summary.waves?.get(wave)?.scores;
    if (!scores) return null;
    const { moments } = contrastDimension(questionnaire, scores, d, scores.sides.length === 1 ? [1] : [-1, 1]);
    return moments.mean === null ? null : { n: moments.n, value: moments.mean, ci: oneSampleT(moments).ci };
  };
  return questionnaire.dimensions.flatMap(({ id }, d) => {
    const [before, after] = [levelOf(from, d), levelOf(to, d)];
    return before && after ? [{ id, from: before, to: after }] : [];
  });
}
