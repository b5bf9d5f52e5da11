import type { Answers } from './answers.ts';

/** One submission: a person's answers with the id that was made before it was sent, and what is known around it. */
export interface Response {
  readonly id: string;
  readonly answers: Answers;
  /** The fielding period; null means the wave now open. */
  readonly wave: string | null;
  /** An id of the person, where a file has one: two rows with one id, wave and answers are one response. */
  readonly respondent: string | null;
  /** The one-time word that the person was invited with, where there is one. */
  readonly token: string | null;
  /** When it was sent, in ISO 8601: in UTC with a Z at its end, or in local time without; null where nobody knows. */
  readonly submittedAt: string | null;
  readonly language: string | null;
  /** How long answering took, in seconds. */
  readonly seconds: number | null;
  /** By which address it came, or otherwise how; missing where nobody knows. */
  readonly source?: string;
  /** Whether a field was filled in that only programs see. */
  readonly isTrapped?: boolean;
}

/** What of a response figures are made of: not its language, nor how it came. */
export type CountedResponse = Omit<Response, 'language' | 'source'>;
