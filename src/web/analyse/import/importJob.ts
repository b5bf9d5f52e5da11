import type { Audience } from '../../../core/instrument/side.ts';
import type { Mapping } from '../../../intake/mapping.ts';
import type { Unusable } from '../../../intake/settleMapping.ts';
import type { Import } from '../../../storage/imports.ts';
import type { Stored } from '../../../storage/storeStaged.ts';
import type { ImportCheck } from '../importFile.ts';

/** A file that is to be imported, and how far. Plain, so that it can be handed to another thread. */
export interface ImportJob {
  readonly studyId: string;
  readonly audience: Audience;
  readonly path: string;
  /** What the file is called where it came from. */
  readonly fileName: string;
  /** A mapping, or the file of one; null where the columns speak for themselves. */
  readonly mapping: string | Mapping | null;
  /** The items whose answers may run the other way than the questionnaire words them. */
  readonly suspects: ReadonlySet<string>;
  /** Whether the answers to these are turned round. */
  readonly isTurned: boolean;
  /** Whether no page shows how the file is read and asks for what is open. */
  readonly isUnseen: boolean;
  /** Which rows are stored: none, all if each is good, or the good ones. */
  readonly store: 'none' | 'all' | 'good';
  readonly now: Date;
}

/** What came of it: why the file cannot be used; that it was cancelled; or what was found in it, and what was stored. */
export type ImportOutcome = Unusable | 'cancelled' | CheckedImport;

export interface CheckedImport {
  readonly check: ImportCheck;
  /** When the very same file was imported before. */
  readonly earlier: Import | null;
  /** Null where nothing was to be stored. */
  readonly stored: Stored | null;
}
