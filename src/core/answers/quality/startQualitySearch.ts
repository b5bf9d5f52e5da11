import { countPlaces } from '../../instrument/layout.ts';
import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { type AnswerBlock, countAnswers } from './answerBlocks.ts';
import { type Bursts, burstKeys, startBurstSearch } from './bursts.ts';
import { cloneKey, startCloneSearch } from './clones.ts';
import { findRepeated, growNumbers } from './growingNumbers.ts';
import { hashText } from './hashText.ts';
import { fewestTimed, isAnyTooFast } from './pace.ts';
import type { QualityRow } from './qualityRow.ts';

/** What is known of all responses together, for judging each: sets of numbers that stand for what must not recur. */
export interface QualityContext {
  readonly blocks: readonly AnswerBlock[];
  /** Over responses with any answer; null when fewer than ten times are known. */
  readonly medianSeconds: number | null;
  readonly repeatedPeople: ReadonlySet<number>;
  readonly repeatedTokens: ReadonlySet<number>;
  readonly clones: ReadonlySet<number>;
  readonly bursts: Bursts;
  /** Whether nobody can be flagged by what is known of all together. */
  readonly isQuiet: boolean;
}

/**
 * One pass over all responses of one questionnaire, in any order. It keeps at most 80 bytes of each, and finishes with what
 * `flagResponse` needs for a second pass. Responses that say the same as an earlier one of the same person and wave must have
 * been left out before: what is left of a person in one wave then has other answers.
 */
export function startQualitySearch(questionnaire: Questionnaire, blocks: readonly AnswerBlock[]) {
  const seconds = growNumbers();
  const people = growNumbers();
  const tokens = growNumbers();
  const clones = startCloneSearch();
  const bursts = startBurstSearch();
  let quickest = Number.POSITIVE_INFINITY;
  return {
    add(row: QualityRow): void {
      const answered = row.seconds === null ? 0 : countAnswers(questionnaire, row.packed);
      if (row.seconds !== null && answered > 0) {
        seconds.add(row.seconds);
        quickest = Math.min(quickest, row.seconds / answered);
      }
      const person = personKey(row);
      if (person !== null) people.add(person);
      const token = tokenKey(row);
      if (token !== null) tokens.add(token);
      const clone = cloneKey(questionnaire, blocks, row);
      if (clone !== null) clones.add(clone, row.respondent);
      if (row.submittedAt !== null)
        for (const key of burstKeys(questionnaire, blocks, row)) bursts.add(key, row.submittedAt);
    },
    finish(): QualityContext {
      const timed = seconds.finish().sort();
      const medianSeconds = timed.length < fewestTimed ? null : medianOfSorted(timed);
      const known = {
        repeatedPeople: findRepeated(people.finish(), 2),
        repeatedTokens: findRepeated(tokens.finish(), 2),
        clones: clones.finish(),
        bursts: bursts.finish(),
      };
      const isQuiet =
        Object.values(known).every(({ size }) => size === 0) &&
        !isAnyTooFast(quickest * countPlaces(questionnaire), medianSeconds);
      return { blocks, medianSeconds, ...known, isQuiet };
    },
  };
}

/** A person in a wave; null for who sent no id. The same id in another wave is linked and no duplicate. */
export function personKey({ respondent, wave }: QualityRow): number | null {
  return respondent === null ? null : hashText(respondent, seedOf(wave));
}

/** An invitation in a wave; the same one in another wave is how a panel is linked. */
export function tokenKey({ token, wave }: QualityRow): number | null {
  return token === null ? null : hashText(token, seedOf(wave));
}

function seedOf(wave: string | null): number {
  return wave === null ? 0 : hashText(wave);
}

/** The middle value, or halfway between the two middle ones. */
function medianOfSorted(sorted: Float64Array): number {
  const upper = sorted[sorted.length >> 1] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? 0) + upper) / 2;
}
