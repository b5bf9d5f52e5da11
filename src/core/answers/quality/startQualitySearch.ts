import { countPlaces } from '../../instrument/layout.ts';
import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { type AnswerBlock, countAnswers } from './answerBlocks.ts';
import { type Bursts, burstKeys, findBursts } from './bursts.ts';
import { cloneKey, findClones, ownerOf } from './clones.ts';
import {
  findRepeated,
  growKeyed,
  growNumbers,
  joinKeyed,
  type KeyedNumbers,
  type Numbers,
  sortNumbers,
} from './growingNumbers.ts';
import { hashText } from './hashText.ts';
import { fewestTimed, isAnyTooFast } from './pace.ts';
import type { QualityRow } from './qualityRow.ts';

/** How many of those with any answer told how long they took, in seconds, and the middle of that. */
export interface Times {
  readonly count: number;
  readonly median: number | null;
}

/** What is known of all responses together, for judging each: sets of numbers that stand for what must not recur. */
export interface QualityContext {
  readonly times: Times;
  /** Their middle as a yardstick; null when fewer than ten times are known. */
  readonly medianSeconds: number | null;
  readonly repeatedPeople: ReadonlySet<number>;
  readonly repeatedTokens: ReadonlySet<number>;
  readonly clones: ReadonlySet<number>;
  readonly bursts: Bursts;
  /** Whether nobody can be flagged by what is known of all together. */
  readonly isQuiet: boolean;
}

/**
 * What one pass over responses leaves of them: numbers that stand for what must not recur, at most 80 bytes of each response.
 * Those of two parts of the responses are those of both, one list behind the other.
 */
export interface QualitySearch {
  readonly seconds: Numbers;
  readonly people: Numbers;
  readonly tokens: Numbers;
  readonly clones: KeyedNumbers;
  readonly bursts: KeyedNumbers;
  /** The least time that anybody took, or would have taken for all answers; infinite without any. */
  readonly quickest: number;
}

/**
 * One pass over all responses of one questionnaire, in any order. Responses that say the same as an earlier one of the same
 * person and wave must have been left out before: what is left of a person in one wave then has other answers.
 */
export function startQualitySearch(questionnaire: Questionnaire, blocks: readonly AnswerBlock[]) {
  const places = countPlaces(questionnaire);
  const seconds = growNumbers();
  const people = growNumbers();
  const tokens = growNumbers();
  const clones = growKeyed();
  const bursts = growKeyed();
  let quickest = Number.POSITIVE_INFINITY;
  return {
    add(row: QualityRow): void {
      const answered = row.seconds === null ? 0 : countAnswers(row.offsets);
      if (row.seconds !== null && answered > 0) {
        seconds.add(row.seconds);
        quickest = Math.min(quickest, (row.seconds * places) / answered);
      }
      const person = personKey(row);
      if (person !== null) people.add(person);
      const token = tokenKey(row);
      if (token !== null) tokens.add(token);
      const clone = cloneKey(questionnaire, blocks, row);
      if (clone !== null) clones.add(clone, ownerOf(row));
      if (row.submittedAt !== null)
        for (const key of burstKeys(questionnaire, blocks, row)) bursts.add(key, row.submittedAt);
    },
    finish: (): QualitySearch => ({
      seconds: seconds.finish(),
      people: people.finish(),
      tokens: tokens.finish(),
      clones: clones.finish(),
      bursts: bursts.finish(),
      quickest,
    }),
  };
}

/** All numbers of a search, which grow with the responses. */
export function listNumbers({ seconds, people, tokens, clones, bursts }: QualitySearch): Numbers {
  return [seconds, people, tokens, clones.keys, clones.values, bursts.keys, bursts.values].flat();
}

/** What the searches of two parts of the responses found, together. */
export function joinSearches(a: QualitySearch, b: QualitySearch): QualitySearch {
  return {
    seconds: [...a.seconds, ...b.seconds],
    people: [...a.people, ...b.people],
    tokens: [...a.tokens, ...b.tokens],
    clones: joinKeyed(a.clones, b.clones),
    bursts: joinKeyed(a.bursts, b.bursts),
    quickest: Math.min(a.quickest, b.quickest),
  };
}

/** What `flagAmong` needs for judging each response once more. */
export function judgeSearch(search: QualitySearch): QualityContext {
  const sorted = sortNumbers(search.seconds);
  const times = { count: sorted.length, median: sorted.length === 0 ? null : medianOfSorted(sorted) };
  const medianSeconds = times.count < fewestTimed ? null : times.median;
  const known = {
    repeatedPeople: findRepeated(search.people, 2),
    repeatedTokens: findRepeated(search.tokens, 2),
    clones: findClones(search.clones),
    bursts: findBursts(search.bursts),
  };
  const isQuiet = Object.values(known).every(({ size }) => size === 0) && !isAnyTooFast(search.quickest, medianSeconds);
  return { times, medianSeconds, ...known, isQuiet };
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
