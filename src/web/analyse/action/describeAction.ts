import type { Action } from '../../../core/action/action.ts';
import { findNextWave } from '../../../core/action/findNextWave.ts';
import type { Outcome, Progress } from '../../../core/action/judgeAction.ts';
import type { Scale } from '../../../core/instrument/scale.ts';
import type { Verdict } from '../../../core/report/figures.ts';
import type { StudySettings } from '../../../core/study/settings.ts';
import { writeTicks, zoomTo } from '../../../export/picture/axis.ts';
import { drawMove } from '../../../export/picture/rowPicture.ts';
import type { Speaker } from '../../../export/table/table.ts';
import { writeZonedTime } from '../../../intake/zonedTime.ts';
import type { Say } from '../../../words/catalogue.ts';
import { formatInterval, tellP } from '../../../words/numbers.ts';
import { joinSentences } from '../../../words/sentences.ts';

const verdicts: Readonly<Record<Outcome, Verdict>> = {
  closed: 'surplus',
  narrower: 'surplus',
  'not-proven': 'not-proven',
  wider: 'shortfall',
};

/** What the next wave says of an action, in a word, in sentences and as a picture. */
export function describeProgress(
  { target, due, state, baseline }: Pick<Action, 'target' | 'due' | 'state' | 'baseline'>,
  progress: Progress,
  scale: Scale,
  today: string,
  { say, language }: Speaker,
) {
  const { wave, from, to, change, outcome, isReached, expectsLess } = progress;
  const values = { wave, value: to.value, target, diff: change.diff ?? 0 };
  const told = { ...values, interval: formatInterval(change.ci), p: tellP(change.pHolm) };
  const drawn = [from.value, to.value, target, 0, ...(to.ci ?? [])];
  const width = scale.max - scale.min;
  const ends = zoomTo(Math.min(...drawn), Math.max(...drawn), { min: -width, max: width });
  const label = say('action.picture', { from: from.value, to: to.value, target });
  return {
    verdict: verdicts[outcome],
    word: say(`action.outcome.${outcome}`),
    sentence: joinSentences(
      [
        say(`action.told.${outcome}`, told),
        ...(outcome === 'not-proven' && isReached ? [say('action.reached')] : []),
        ...(from.n === baseline.n ? [] : [say('action.since', { wave: baseline.wave, gap: from.value, n: from.n })]),
        ...(state === 'open' && due > today ? [say('action.early', { due })] : []),
        ...(expectsLess === null ? [] : [say('action.expectsLess', { size: -expectsLess })]),
      ],
      language,
    ),
    picture: drawMove({ from: from.value, to, target, verdict: verdicts[outcome] }, ends, label),
    ends: writeTicks([ends.min, ends.max]),
  };
}

/** Whether the next wave of the plan comes late enough to show what an action has brought. */
export function describeTiming(
  { due, baseline }: Pick<Action, 'due' | 'baseline'>,
  { waves, zone }: StudySettings,
  say: Say,
): string {
  const next = findNextWave(waves, baseline.wave);
  if (!next) return say('action.timing.noWave');
  if (next.closes === null) return say('action.timing.open', { wave: next.id });
  const closes = writeZonedTime(next.closes, zone).slice(0, 10);
  return say(`action.timing.${closes < due ? 'tooEarly' : 'inTime'}`, { wave: next.id, closes });
}
