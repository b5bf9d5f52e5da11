import type { DimensionChange, WaveChange } from '../report/buildWaves.ts';
import { holdToHolm, judgeInterval } from '../report/figures.ts';
import type { Sample } from '../report/sample.ts';
import { buildWaveLevels, type WaveLevels } from '../report/waveLevels.ts';
import type { Action } from './action.ts';

/**
 * What the next wave says of an action: the gap has closed as far as was wanted, has become narrower, but not as far, is wider, or no
 * change is proven. Of all but the last the change is proven after Holm's adjustment, as in the report.
 */
export type Outcome = 'closed' | 'narrower' | 'not-proven' | 'wider';

export interface Progress extends WaveLevels {
  readonly wave: string;
  readonly change: DimensionChange;
  readonly outcome: Outcome;
  /** Whether the gap is as wanted now, proven to have changed or not. */
  readonly isReached: boolean;
  /** By how much people expect less than before, where that is proven: a gap closes by that, too. */
  readonly expectsLess: number | null;
}

/**
 * Compares the wave after that of an action's baseline with it, by the report's own comparison. Null while there is no such wave
 * of enough people. What can be said of the baseline's wave now stands in the comparison; the baseline stays as it was.
 */
export function judgeAction(
  { dimension, target, baseline }: Pick<Action, 'dimension' | 'target' | 'baseline'>,
  waves: readonly WaveChange[],
  sample: Sample,
): Progress | null {
  const next = waves.find(({ from }) => from === baseline.wave);
  const change = next?.dimensions.find(({ id }) => id === dimension);
  const levels = next && buildWaveLevels(sample, next).find(({ id }) => id === dimension);
  if (!next || !change || !levels) return null;
  const isReached = levels.to.value >= target;
  const expectation = change.expectation?.ci && change.expectation.ci[1] < 0 ? change.expectation.diff : null;
  return {
    ...levels,
    wave: next.to,
    change,
    outcome: findOutcome(change, isReached),
    isReached,
    expectsLess: expectation,
  };
}

function findOutcome(change: DimensionChange, isReached: boolean): Outcome {
  const verdict = holdToHolm(judgeInterval(change), change.pHolm);
  if (verdict === 'shortfall') return 'wider';
  if (verdict !== 'surplus') return 'not-proven';
  return isReached ? 'closed' : 'narrower';
}
