import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { burstKeys, isInBurst } from './bursts.ts';
import { cloneKey } from './clones.ts';
import { type Flag, flags } from './flags.ts';
import { isTooFast } from './pace.ts';
import { arePointsEqual, isPointSumWrong } from './pointShares.ts';
import type { QualityRow } from './qualityRow.ts';
import { hasLongString, hasLowVariability } from './sameness.ts';
import { areSidesIdentical, isStraightAcrossReversed } from './sameValue.ts';
import { personKey, type QualityContext, tokenKey } from './startQualitySearch.ts';
import { isZoneInverted } from './zoneInversion.ts';

/**
 * Why a response deserves a look, in the order of the list of flags; nothing for most. It depends on the response and on the
 * set of all responses, not on their order. Another response can only add flags, except that it moves the median time.
 * Without any answer to an item a response can still be a duplicate, or have points that do not sum to 100.
 *
 * @param context of a search that this response was added to.
 */
export function flagResponse(questionnaire: Questionnaire, context: QualityContext, row: QualityRow): readonly Flag[] {
  const { packed, points } = row;
  const { blocks } = context;
  const { min, max } = questionnaire.scale;
  const isRaised: Readonly<Record<Flag, () => boolean>> = {
    'long-string': () => hasLongString(blocks, packed),
    'identical-sides': () => areSidesIdentical(blocks, packed),
    'straight-reversed': () => isStraightAcrossReversed(blocks, packed, max - min),
    'low-variability': () => hasLowVariability(blocks, packed),
    'too-fast': () => isTooFast(questionnaire, row, context.medianSeconds),
    trapped: () => row.isTrapped === true,
    'duplicate-respondent': () => isKnown(context.repeatedPeople, personKey(row)),
    'token-reused': () => isKnown(context.repeatedTokens, tokenKey(row)),
    'points-sum': () => isPointSumWrong(questionnaire, points),
    'points-equal': () => arePointsEqual(questionnaire, points),
    cloned: () => context.clones.size > 0 && isKnown(context.clones, cloneKey(questionnaire, blocks, row)),
    burst: () =>
      context.bursts.size > 0 && isInBurst(context.bursts, burstKeys(questionnaire, blocks, row), row.submittedAt),
    'zone-inverted': () => isZoneInverted(questionnaire, packed),
  };
  return flags.filter((flag) => isRaised[flag]());
}

function isKnown(keys: ReadonlySet<number>, key: number | null): boolean {
  return key !== null && keys.has(key);
}
