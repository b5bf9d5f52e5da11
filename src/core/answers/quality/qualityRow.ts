import { countPlaces } from '../../instrument/layout.ts';
import type { Questionnaire } from '../../instrument/questionnaire.ts';
import { millisecondsOf } from '../instant.ts';
import { type PackedAnswers, readOffsets } from '../packedAnswers.ts';
import type { CountedResponse } from '../response.ts';

/**
 * The answers of one person as they were given, nothing turned round: at each place of the packed answers the offset from the
 * scale's minimum, -1 where there is no number.
 */
export type Offsets = ArrayLike<number>;

/** What the checks of response quality need to know of one response. What is not known is null. */
export interface QualityRow {
  readonly packed: PackedAnswers;
  /** The same as numbers. */
  readonly offsets: Offsets;
  /** Importance points by dimension, only those given. */
  readonly points: ReadonlyMap<string, number>;
  /** How long answering took. */
  readonly seconds: number | null;
  /** When the response arrived, in milliseconds since 1970. */
  readonly submittedAt: number | null;
  /** An id of the person, where a file has one. */
  readonly respondent: string | null;
  readonly wave: string | null;
  /** The invitation with which the person came. */
  readonly token: string | null;
  /** Whether a field was filled in that only programs see. */
  readonly isTrapped?: boolean;
}

/**
 * Makes rows of responses to a questionnaire. The offsets are overwritten with the next one's, as lists of a million people would be
 * most of the rubbish. An import has one time for many responses, which is read once.
 */
export function startQualityRows(questionnaire: Questionnaire): (response: CountedResponse) => QualityRow {
  const offsets = new Int8Array(countPlaces(questionnaire));
  let last: string | null = null;
  let arrived: number | null = null;
  return ({ answers, seconds, submittedAt, respondent, wave, token, isTrapped = false }) => {
    if (submittedAt !== last) arrived = submittedAt === null ? null : millisecondsOf(submittedAt);
    last = submittedAt;
    const { items: packed, points } = answers;
    readOffsets(packed, offsets);
    return { packed, offsets, points, seconds, submittedAt: arrived, respondent, wave, token, isTrapped };
  };
}
