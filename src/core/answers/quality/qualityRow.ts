import type { PackedAnswers } from '../packedAnswers.ts';

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
