import type { Instrument } from '../core/instrument/instrument.ts';
import type { StaffForm } from '../core/instrument/staffForm.ts';
import type { NewLinkId } from '../storage/links.ts';
import type { ResponseWriter } from '../storage/responseWriter.ts';
import type { Database } from '../storage/schema.ts';
import type { DeckElsewhere } from './analyse/deckElsewhere.ts';
import type { DeepenElsewhere } from './analyse/deepenElsewhere.ts';
import type { AnalyzeElsewhere } from './analyse/files/analyzeElsewhere.ts';
import type { ImportRuns } from './analyse/import/importRuns.ts';
import type { ReportElsewhere } from './analyse/reportJob.ts';
import type { VerifyElsewhere } from './analyse/verify/verifyElsewhere.ts';
import type { Mailer } from './manage/mail/mailer.ts';
import type { MailRuns } from './manage/mail/mailRuns.ts';

/** What reports need of it. */
export type ReportSite = Pick<Site, 'db' | 'now' | 'secret' | 'version' | 'reportElsewhere' | 'deepenElsewhere'>;

/** All that the pages need from outside. Time, ids and secrets come in here, so that tests can hold them still. */
export interface Site {
  readonly db: Database;
  readonly writer: ResponseWriter;
  /** Leaves nothing on the disk of what was erased; false where that has to wait. */
  readonly scrub: () => Promise<boolean>;
  /** The instruments that come with the program; with those that were uploaded: `listAllInstruments`. */
  readonly builtIn: readonly Instrument[];
  /** What managers and contact staff are asked with any instrument. */
  readonly staffForm: StaffForm;
  /** Computes the reports of large studies; without it they are computed here. */
  readonly reportElsewhere?: ReportElsewhere;
  /** Draws and searches for reports; without it that is done here. */
  readonly deepenElsewhere?: DeepenElsewhere;
  /** Writes decks; without it that is done here. */
  readonly deckElsewhere?: DeckElsewhere;
  /** Makes the reports of files of which nothing is stored; without it that is done here. */
  readonly analyzeElsewhere?: AnalyzeElsewhere;
  /** Checks bundles; without it that is done here. */
  readonly verifyElsewhere?: VerifyElsewhere;
  /** The version of the program, which stands in reports. */
  readonly version: string;
  readonly now: () => Date;
  /** A fresh UUID. */
  readonly newId: () => string;
  /** A fresh id that nobody can guess: 128 random bits. */
  readonly newPublicId: () => string;
  /** A fresh code that is written down: eight letters and digits that are not mistaken for one another. */
  readonly newCode: () => string;
  /** A fresh code of a class: five letters that are not mistaken for one another. */
  readonly newClassCode: () => string;
  /** A fresh id for an address that is handed out: short for a survey, 128 random bits for a report. */
  readonly newLinkId: NewLinkId;
  /** Signs what pages give out and take back. */
  readonly secret: string;
  /** Opens the page on which the first account is made. */
  readonly setUpCode: string;
  /** A folder for files between their upload and the analyst's decision. */
  readonly uploads: string;
  /** How phones on the same network reach this machine, `http://192.168.1.5:3000`; null without a network. */
  readonly lanOrigin: string | null;
  /** Aborted as soon as the program is told to stop, so that no answer goes on without end. */
  readonly stopping: AbortSignal;
  /** The files that are being read into the database. */
  readonly imports: ImportRuns;
  /** The mail server; null where none is set. */
  readonly mailer: Mailer | null;
  /** The runs of mails that are being sent by it. */
  readonly mailRuns: MailRuns;
  /** Where unexpected errors go, with the number that the visitor sees. */
  readonly logError: (number: string, error: unknown) => void;
}
