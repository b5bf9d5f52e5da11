import type { Role } from '../core/classroom/roles.ts';
import type { Stage } from '../core/classroom/stages.ts';

/** A class that is held with a study, see classSessions. */
export interface ClassSessionRow {
  readonly study_id: string;
  /** What students type: five letters. */
  readonly code: string;
  /** How much of the results is revealed. */
  readonly stage: Stage;
  readonly opened_at: string;
  /** Since when nobody is let in any more; null while it is open. */
  readonly closed_at: string | null;
}

/** A student who has joined, by the id that the response will have; when that was is not kept. */
export interface ClassJoinRow {
  readonly study_id: string;
  readonly response_id: string;
  readonly audience: Role;
}
