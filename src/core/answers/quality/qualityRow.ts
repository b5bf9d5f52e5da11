import { millisecondsOf } from '../instant.ts';
import type { PackedAnswers } from '../packedAnswers.ts';
import type { Response } from '../response.ts';

/** What the checks of response quality need to know of one response. What is not known is null. */
export interface QualityRow {
  readonly packed: PackedAnswers;
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

/** Makes rows of responses. An import has one time for many responses, which is read once. */
export function startQualityRows(): (response: Response) => QualityRow {
  let last: string | null = null;
  let arrived: number | null = null;
  return ({ answers, seconds, submittedAt, respondent, wave, token, isTrapped = false }) => {
    if (submittedAt !== last) arrived = submittedAt === null ? null : millisecondsOf(submittedAt);
    last = submittedAt;
    const { items: packed, points } = answers;
    return { packed, points, seconds, submittedAt: arrived, respondent, wave, token, isTrapped };
  };
}
