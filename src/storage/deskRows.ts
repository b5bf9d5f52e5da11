import type { ActionState } from '../core/action/action.ts';
import type { Audience } from '../core/instrument/side.ts';

/* What staff send, key and let programs do at their desks; all other rows stand in the schema. */

/** Mails to some of a study's invited people, all of the same text. */
export interface MailRunRow {
  readonly study_id: string;
  readonly id: string;
  readonly audience: Audience;
  /** Subject and text by language, as a JSON list. */
  readonly texts: string;
  /** What the links begin with. */
  readonly origin: string;
  /** Mails a minute. */
  readonly rate: number;
  readonly started_at: string;
  /** How it ended; null while it is under way, or broken off. */
  readonly ended: 'done' | 'cancelled' | 'denied' | 'unreachable' | null;
}

/** One mail of a run. */
export interface MailRow {
  readonly study_id: string;
  readonly run_id: string;
  readonly invitation_id: string;
  readonly state: 'waiting' | 'sent' | 'failed' | 'skipped';
  /** What the mail server answered, as codes only; null unless it failed. */
  readonly reason: string | null;
}

/** A file whose rows were stored, all at once: as one arrival, by whose number its responses are known. */
export interface ImportRow {
  readonly study_id: string;
  readonly arrived: number;
  readonly audience: Audience;
  readonly file_name: string;
  /** SHA-256 of its bytes. */
  readonly file_hash: string;
  /** What each of its columns was read as, as JSON. */
  readonly mapping: string;
  /** Rows of data that it has; of them those stored, those that had been stored before, and those left out. */
  readonly read: number;
  readonly created: number;
  readonly same: number;
  readonly left: number;
  readonly imported_at: string;
  /** Since when its responses are gone again; null while they are there. */
  readonly undone_at: string | null;
}

/** A paper form that was keyed, see paperForms. */
export interface PaperFormRow {
  readonly study_id: string;
  readonly response_id: string;
  readonly audience: Audience;
  readonly wave: string;
  readonly number: number;
  readonly first_entry: string;
  readonly entered_by: string;
  readonly entered_at: string;
  readonly second_entry: string | null;
  /** A JSON list of names and values. */
  readonly second: string | null;
  readonly checked_by: string | null;
  readonly checked_at: string | null;
}

/** What a program acts for an account with. */
export interface ApiTokenRow {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  /** What it may do, in words with spaces between them. */
  readonly scopes: string;
  /** SHA-256 of the token, so that a stolen database opens nothing. */
  readonly token_hash: string;
  readonly created_at: string;
  readonly expires_at: string;
  /** The day alone: more would say when somebody works. */
  readonly last_used_on: string | null;
  readonly revoked_at: string | null;
}

/** How a study reads the files of one header, see importMappings. */
export interface ImportMappingRow {
  readonly study_id: string;
  readonly audience: Audience;
  /** A hash of the names of the columns. */
  readonly header: string;
  /** What each column is, as JSON. */
  readonly mapping: string;
  readonly saved_at: string;
}

/** What is done about a gap, see actions. */
export interface ActionRow {
  readonly study_id: string;
  readonly id: string;
  readonly dimension: string;
  /** Where the gap stood when this was decided: wave, people and unrounded numbers, as JSON. */
  readonly baseline: string;
  /** Cause, action, owner, date and target, as JSON. */
  readonly plan: string;
  readonly state: ActionState;
  readonly created_at: string;
  readonly changed_at: string;
}
