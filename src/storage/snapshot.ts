import type { CountedResponse, Response } from '../core/answers/response.ts';
import type { Audience } from '../core/instrument/side.ts';
import { type Readable, unpackResponse } from './packResponse.ts';

/** What one audience of a study had sent when the arrival of this number was in. It stays the same, but for what is erased. */
export interface Snapshot {
  readonly studyId: string;
  readonly audience: Audience;
  readonly upTo: number;
}

/** A response with its place in the course of arrivals. */
export interface StoredResponse<Read extends CountedResponse = Response> {
  readonly response: Read;
  readonly arrived: number;
  /** The arrival by which it was superseded, also where that came after the snapshot; null while it counts. */
  readonly supersededIn: number | null;
  /** Whether it came under the id of an earlier one. */
  readonly isConflict: boolean;
}

/** The place of a response in the course of arrivals, which it never leaves: others come behind it. */
export interface Arrival {
  readonly arrived: number;
  readonly id: string;
}

/** A response beside others that came under the same form id. */
export interface FormResponse extends StoredResponse {
  readonly audience: Audience;
  /** The response that corrects it. */
  readonly supersededBy: string | null;
}

/** A row of the responses, read by `responseColumns`, in its place. */
export function placeResponse(row: Readable): StoredResponse {
  return {
    response: unpackResponse(row),
    arrived: row.arrived,
    supersededIn: row.superseded_in,
    isConflict: row.conflict_of !== null,
  };
}

/** How many responses count of an audience in a wave. */
export interface ResponseCount {
  readonly studyId: string;
  readonly audience: Audience;
  readonly wave: string;
  readonly count: number;
}
