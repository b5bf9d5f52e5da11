import type { Insertable, Selectable } from 'kysely';
import { type Answers, type AnswerTexts, writeAnswers } from '../core/answers/answers.ts';
import type { Response } from '../core/answers/response.ts';
import { emptyJson } from '../core/answers/writeJson.ts';
import type { Audience } from '../core/instrument/side.ts';
import type { Schema } from './schema.ts';
import { nothing, unpackAny } from './unpackTexts.ts';

type StoredResponse = Selectable<Schema['response']>;

/** What of a row makes a response. */
export type Readable = Pick<StoredResponse, (typeof responseColumns)[number]> & {
  readonly comments?: StoredResponse['comments'];
};

/** A response on its way into the database, with what the study knows of it. */
export interface Submission {
  readonly studyId: string;
  readonly audience: Audience;
  readonly version: number;
  readonly wave: string;
  readonly source: string;
  readonly submittedAt: string;
  /** SHA-256 of the text that was agreed to, where there was one. */
  readonly consent?: string;
  readonly response: Response;
}

export type NewResponse = Insertable<Schema['response']>;

/** The columns that make a response again but for its comments, and those that say when it arrived and what became of it. */
export const responseColumns = [
  ...(['id', 'answers', 'points', 'outcomes', 'profile'] as const),
  ...(['wave', 'respondent', 'source', 'submitted_at', 'language', 'seconds', 'trapped'] as const),
  ...(['arrived', 'superseded_in', 'conflict_of'] as const),
];

/**
 * A response as a row, which has still to be told when it arrived. Written out, as spreading takes ten times as long.
 *
 * @param texts its answers beside the items, where somebody has written them already
 */
export function packResponse(
  submission: Submission,
  texts: AnswerTexts = writeAnswers(submission.response.answers),
): Omit<NewResponse, 'arrived'> {
  const { response } = submission;
  return {
    study_id: submission.studyId,
    id: response.id,
    audience: submission.audience,
    version: submission.version,
    wave: submission.wave,
    source: submission.source,
    answers: response.answers.items,
    points: pack(texts.points),
    outcomes: pack(texts.outcomes),
    profile: pack(texts.profile),
    comments: pack(texts.comments),
    language: response.language,
    seconds: response.seconds,
    respondent: response.respondent,
    submitted_at: submission.submittedAt,
    consent: submission.consent ?? null,
    conflict_of: null,
    superseded_by: null,
    superseded_in: null,
    trapped: response.isTrapped ? 1 : 0,
  };
}

/**
 * A row as a response; without comments, which no figure needs, unless the row has them. The id that was in the form stands for the one-time word: a
 * form that was sent again with other answers used it twice.
 */
export function unpackResponse(row: Readable): Response {
  return {
    id: row.id,
    answers: unpackAnswers(row),
    wave: row.wave,
    respondent: row.respondent,
    token: row.conflict_of ?? row.id,
    source: row.source,
    submittedAt: row.submitted_at,
    language: row.language,
    seconds: row.seconds,
    isTrapped: row.trapped === 1,
  };
}

/** The answers of a row. */
export function unpackAnswers(
  row: Pick<Readable, 'answers' | 'points' | 'outcomes' | 'profile' | 'comments'>,
): Answers {
  return {
    items: row.answers,
    points: unpack(row.points),
    outcomes: unpack(row.outcomes),
    profile: unpack(row.profile),
    comments: unpack(row.comments ?? null),
  };
}

function pack(text: string): string | null {
  return text === emptyJson ? null : text;
}

function unpack<Value>(text: string | null): ReadonlyMap<string, Value> {
  return text === null ? nothing : (unpackAny(text) as ReadonlyMap<string, Value>);
}
