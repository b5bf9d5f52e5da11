import type { Text } from './instrument/text.ts';

/**
 * Every way in which what a person gave us can be wrong, as a closed list: the words layer must hold a sentence in each
 * language for each code, and the compiler and a test see to it.
 */
export const problemCodes = [
  // one answer
  'not-a-number',
  'not-a-whole-number',
  'off-scale',
  'repeated-field',
  'too-long',
  'unknown-label',
  'unknown-choice',
  'consent-missing',
  // one submission
  'nothing-answered',
  'response-id-missing',
  // a file as a whole
  'file-missing',
  'file-folder',
  'file-forbidden',
  'file-empty',
  'file-too-large',
  'file-binary',
  'file-spreadsheet',
  'file-old-spreadsheet',
  'file-locked',
  'file-web-page',
  'workbook-broken',
  'charset-unknown',
  'charset-damaged',
  'line-too-long',
  'quote-unclosed',
  'quote-misplaced',
  'quotes-plain',
  'header-only',
  'header-missing',
  'header-duplicate',
  'row-width',
  'rows-below',
  'rows-figures',
  'rows-trial',
  'rows-unfinished',
  'rows-unapproved',
  'rows-header',
  'columns-numbered',
  'sheets-unread',
  'cells-merged',
  'long-form-scattered',
  'long-form-nameless',
  // columns and mappings
  'not-recognised',
  'not-recognised-sides',
  'not-recognised-missing',
  'not-recognised-beyond',
  'not-recognised-managers',
  'not-recognised-contact',
  'columns-alike',
  'labels-unknown',
  'scale-unknown',
  'scale-below-zero',
  'answers-fractions',
  'columns-unpaired',
  'ids-recur',
  'table-turned',
  'mapping-audience-unfit',
  'mapping-itemless',
  'mapping-role-twice',
  'mapping-says-both',
  'mapping-column-missing',
  'mapping-column-twice',
  'mapping-item-unknown',
  'mapping-item-twice',
  'mapping-dimension-unknown',
  'mapping-scale-differs',
  'designs-mixed',
  // the shape of what is written as YAML or JSON, or sent by a program
  'json-broken',
  'file-too-long',
  'value-missing',
  'value-not-listed',
  'value-unfit',
  'key-unknown',
  'no-text',
  'no-number',
  'no-whole-number',
  'no-text-or-number',
  'no-yes-or-no',
  'no-list',
  'no-parts',
  'text-empty',
  'text-without-language',
  'list-too-short',
  'list-too-full',
  'number-too-small',
  'number-too-large',
  'uuid-malformed',
  'time-malformed',
  'date-malformed',
  'language-malformed',
  'name-malformed',
  // instruments
  'instrument-missing',
  'instrument-unknown',
  'instrument-shapeless',
  'yaml-broken',
  'id-malformed',
  'id-reserved',
  'id-repeated',
  'dimension-unknown',
  'dimension-empty',
  'area-unknown',
  'touchpoint-unknown',
  'word-unknown',
  'base-unknown',
  // definitions of studies
  'wave-empty',
  'waves-alike',
  'scale-backwards',
  'scale-too-wide',
  // lists of people to invite
  'list-empty',
  'list-too-long',
  'recipient-missing',
  'recipient-too-long',
  'recipient-twice',
  'email-bad',
  // what is to be true in made data
  'number-out-of-range',
  'count-out-of-range',
  'branches-off-scale',
  'mean-unknown',
  'staff-file-unfit',
  'made-too-many',
  // what is to be done about a gap
  'action-archived',
  'action-cause-missing',
  'action-vague',
  'action-owner-missing',
  'action-twice',
  'actions-too-many',
  'due-missing',
  'due-past',
  'due-far',
  'target-missing',
  'target-malformed',
  'target-no-better',
  'target-off-scale',
  'target-past-zero',
  'target-far',
  'target-unprovable',
  // files that are written
  'workbook-too-large',
  // bundles and their files
  'no-bundle',
  'part-changed',
  'part-missing',
  'part-unknown',
  // what programs send
  'form-part-unfit',
  'cursor-unknown',
  'wave-unknown',
  'filter-unknown',
  'filter-refused',
  // what is already stored
  'stored-with-other-answers',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/**
 * One mistake and its place: a form field, or a row and a column of a file (row 1 is the header, as a spreadsheet
 * counts), or a path inside a YAML or JSON file. `values` fill the blanks of the sentence; one that is words itself is
 * a text in each language.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly field?: string;
  readonly row?: number;
  readonly column?: string;
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number | Text>>;
}

/** Enough of a wrong value to recognise it by in a message, with signs that nobody sees by their codes: `5⟨U+200B⟩`. */
export function quoteValue(text: string): string {
  const [cut, more] = text.length > 40 ? [text.slice(0, 40), '…'] : [text, ''];
  return cut.replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, nameSign) + more;
}

const nameSign = (sign: string) => `⟨U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`;
