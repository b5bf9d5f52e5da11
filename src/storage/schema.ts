import type { Kysely } from 'kysely';
import type { Design } from '../core/instrument/design.ts';
import type { Audience } from '../core/instrument/side.ts';
import type { ClassJoinRow, ClassSessionRow } from './classRows.ts';
import type {
  ActionRow,
  ApiTokenRow,
  ImportMappingRow,
  ImportRow,
  MailRow,
  MailRunRow,
  PaperFormRow,
} from './deskRows.ts';

/** The tables as both engines hold them: text and whole numbers only, times as ISO 8601 in UTC. */
export interface Schema {
  readonly study: StudyRow;
  readonly questionnaire: QuestionnaireRow;
  readonly link: LinkRow;
  readonly invitation: InvitationRow;
  readonly mail_run: MailRunRow;
  readonly mail: MailRow;
  readonly response: ResponseRow;
  readonly account: AccountRow;
  readonly session: SessionRow;
  readonly draft: DraftRow;
  readonly instrument: InstrumentRow;
  readonly withdrawal: WithdrawalRow;
  readonly paper_form: PaperFormRow;
  readonly api_token: ApiTokenRow;
  readonly import_mapping: ImportMappingRow;
  readonly import: ImportRow;
  readonly class_session: ClassSessionRow;
  readonly class_join: ClassJoinRow;
  readonly action: ActionRow;
  readonly secret: { readonly name: string; readonly value: string };
}

export type Database = Kysely<Schema>;

interface StudyRow {
  readonly id: string;
  /** Text by language, as JSON. */
  readonly title: string;
  /** `made` by a program, or a study of one's `own`. */
  readonly origin: 'made' | 'own';
  /** The instrument as it was when the study was begun, as JSON; null for studies older than that. */
  readonly instrument: string | null;
  /** What the study settles beyond it, as JSON, see core/study/settings. */
  readonly settings: string;
  /** Since when it takes no more answers and stands apart in the list; null while it is in use. */
  readonly archived_at: string | null;
  /** How the gaps inside the organisation are asked. */
  readonly design: Design;
  /** The number of the last arrival: each delivery that stored something has one, and each correction. */
  readonly arrivals: number;
  readonly created_at: string;
}

interface QuestionnaireRow {
  readonly study_id: string;
  readonly audience: Audience;
  readonly version: number;
  /** The whole questionnaire as JSON: what was asked stays readable for ever. */
  readonly definition: string;
  readonly published_at: string;
}

/** A public address. Its random id is all that an outsider needs to answer a survey or to see a report. */
interface LinkRow {
  readonly public_id: string;
  readonly study_id: string;
  readonly kind: 'survey' | 'report';
  readonly audience: Audience;
  /** Where it was given out; stored with each response that comes by it. */
  readonly source: string;
  /** What it answers of the questions about the respondent: ids of choices by question, as JSON; null where nothing. */
  readonly preset: string | null;
  /** Since when it leads to no survey any more; null while it is in use. */
  readonly retired_at: string | null;
  /** How it works on a shared tablet, as JSON, see links; null where it does not. */
  readonly kiosk: string | null;
}

/** Somebody who was sent a link of their own, which works once. */
interface InvitationRow {
  readonly study_id: string;
  readonly id: string;
  readonly audience: Audience;
  /** SHA-256 of what stands in the link, so that a stolen database answers for nobody. */
  readonly token_hash: string;
  /** Whom it was given to, as the study calls people. */
  readonly recipient: string;
  readonly email: string | null;
  readonly created_at: string;
  readonly revoked_at: string | null;
  /** 1 once it has been answered. When that was is not kept: in an anonymous study it would lead to the response. */
  readonly used: number;
  /** How many links have been made for it. */
  readonly sent_count: number;
  /** The hash of the link before the newest, where a mail left that in force. */
  readonly former_hash: string | null;
  /** When the run began that mailed it last, never the moment of the mail itself. */
  readonly mailed_at: string | null;
}

interface ResponseRow {
  readonly study_id: string;
  /** The id that was in the form, or that an import derives from the row. */
  readonly id: string;
  readonly audience: Audience;
  readonly version: number;
  readonly wave: string;
  /** One character an answer, see core/answers/packedAnswers. */
  readonly answers: string;
  /** JSON objects by id; null when nothing was given. */
  readonly points: string | null;
  readonly outcomes: string | null;
  readonly profile: string | null;
  readonly comments: string | null;
  readonly language: string | null;
  readonly seconds: number | null;
  readonly respondent: string | null;
  /** How it came: the link's source, `import`, or `made`. */
  readonly source: string;
  /** In UTC with a Z at its end; a time from a file without a zone stands as it is, without. */
  readonly submitted_at: string;
  /** The response whose id this one came with, though its answers differ. */
  readonly conflict_of: string | null;
  /** The response that corrects this one; then this one no longer counts. */
  readonly superseded_by: string | null;
  /** The number of the arrival in the study that brought it, and of the one that superseded it. 0: before they were numbered. */
  readonly arrived: number;
  readonly superseded_in: number | null;
  /** SHA-256 of the text that the respondent agreed to; null where nothing was to be agreed to. */
  readonly consent: string | null;
  /** 1 where a field was filled in that only programs see. */
  readonly trapped: number;
}

/** An instrument that was uploaded. */
interface InstrumentRow {
  readonly id: string;
  /** The whole instrument as JSON, with what it took over from its base when it was uploaded. */
  readonly definition: string;
  /** The YAML file as it was uploaded. */
  readonly source: string;
  readonly created_at: string;
}

/** What is left of a study's people who have withdrawn, see withdrawals. */
interface WithdrawalRow {
  readonly study_id: string;
  readonly erased: number;
  readonly courses: string;
  readonly frozen: string | null;
}

interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly created_at: string;
}

interface SessionRow {
  /** SHA-256 of the cookie, so that a stolen database opens no session. */
  readonly token_hash: string;
  readonly account_id: string;
  readonly expires_at: string;
}

/** A survey that was begun and is to be finished later, until it is sent or forgotten. */
interface DraftRow {
  readonly code_hash: string;
  readonly study_id: string;
  /** The address that it was begun at. */
  readonly public_id: string;
  readonly response_id: string;
  readonly version: number;
  /** What was typed, as a JSON list of names and values. */
  readonly fields: string;
  readonly updated_at: string;
}
