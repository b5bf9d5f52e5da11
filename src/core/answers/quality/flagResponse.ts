import type { Questionnaire } from '../../instrument/questionnaire.ts';
import type { AnswerBlock } from './answerBlocks.ts';
import { burstKeys, isInBurst } from './bursts.ts';
import { cloneKey } from './clones.ts';
import type { Flag } from './flags.ts';
import { isFasterThanOthers, isFasterThanReading } from './pace.ts';
import { arePointsEqual, isPointSumWrong, sharePoints } from './pointShares.ts';
import type { QualityRow } from './qualityRow.ts';
import { hasLongString, hasLowVariability, readShown } from './sameness.ts';
import { areSidesIdentical, isStraightAcrossReversed } from './sameValue.ts';
import { personKey, type QualityContext, tokenKey } from './startQualitySearch.ts';
import { isZoneInverted } from './zoneInversion.ts';

/**
 * Why a response deserves a look by itself, whatever others have answered; nothing for most. Without any answer to an item it
 * can still have points that do not sum to 100.
 *
 * @param blocks of the questionnaire
 */
export function flagAlone(
  questionnaire: Questionnaire,
  blocks: readonly AnswerBlock[],
  row: QualityRow,
): readonly Flag[] {
  const { offsets, points } = row;
  const { min, max } = questionnaire.scale;
  const shown = readShown(blocks, offsets);
  const shares = sharePoints(questionnaire, points);
  const raised: Flag[] = [];
  if (hasLongString(shown)) raised.push('long-string');
  if (areSidesIdentical(blocks, offsets)) raised.push('identical-sides');
  if (isStraightAcrossReversed(blocks, offsets, max - min)) raised.push('straight-reversed');
  if (hasLowVariability(shown)) raised.push('low-variability');
  if (isFasterThanReading(questionnaire, row)) raised.push('too-fast');
  if (row.isTrapped === true) raised.push('trapped');
  if (isPointSumWrong(questionnaire, shares)) raised.push('points-sum');
  if (arePointsEqual(questionnaire, shares)) raised.push('points-equal');
  if (isZoneInverted(blocks, offsets)) raised.push('zone-inverted');
  return raised;
}

/**
 * Why it deserves a look beside all others; nothing that it is flagged for by itself. It depends on the response and on the set
 * of all responses, not on their order. Another response can only add flags, except that it moves the median time.
 *
 * @param context of a search that this response was added to.
 */
export function flagAmong(
  questionnaire: Questionnaire,
  blocks: readonly AnswerBlock[],
  context: QualityContext,
  row: QualityRow,
): readonly Flag[] {
  const raised: Flag[] = [];
  if (context.isQuiet) return raised;
  const { repeatedPeople, repeatedTokens, clones, bursts, medianSeconds } = context;
  if (isFasterThanOthers(questionnaire, row, medianSeconds) && !isFasterThanReading(questionnaire, row))
    raised.push('too-fast');
  if (repeatedPeople.size > 0 && isKnown(repeatedPeople, personKey(row))) raised.push('duplicate-respondent');
  if (repeatedTokens.size > 0 && isKnown(repeatedTokens, tokenKey(row))) raised.push('token-reused');
  if (clones.size > 0 && isKnown(clones, cloneKey(questionnaire, blocks, row))) raised.push('cloned');
  if (bursts.size > 0 && isInBurst(bursts, burstKeys(questionnaire, blocks, row), row.submittedAt))
    raised.push('burst');
  return raised;
}

function isKnown(keys: ReadonlySet<number>, key: number | null): boolean {
  return key !== null && keys.has(key);
}
