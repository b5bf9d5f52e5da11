import { CsvError, parse } from 'csv-parse/sync';
import { unguardText } from '../core/answers/guardedText.ts';
import { normaliseText } from '../core/answers/normaliseText.ts';
import { type Problem, quoteValue } from '../core/problem.ts';

/** Somebody to be invited. */
export interface Recipient {
  readonly recipient: string;
  readonly email: string | null;
}

export const mostRecipients = 20_000;
const longestRecipient = 100;
const mostProblems = 10;
/** Not whether an address exists, only whether it is one at all. */
const email = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;
const longestEmail = 254;

/**
 * Reads a list of people to invite: one a line, an id or a name and perhaps an e-mail address after a comma or a tab. Whatever
 * stands behind is left, as is a first line that names columns, so that the list of links that we gave out comes in again. The list
 * is good as a whole or not at all: either all people or what is wrong.
 */
export function readRecipients(text: string): {
  readonly recipients: readonly Recipient[];
  readonly problems: readonly Problem[];
} {
  const rows = splitRows(text);
  if ('code' in rows) return { recipients: [], problems: [rows] };
  const recipients: Recipient[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { cells, row } of rows) {
    const [recipient = '', address = ''] = cells.map((cell) => unguardText(normaliseText(cell)));
    if (recipient === '' && address === '') continue;
    if (recipients.length === 0 && /^(id|name|编号|姓名)$/i.test(recipient)) continue;
    const value = quoteValue(recipient);
    if (recipient === '') problems.push({ code: 'recipient-missing', row });
    else if (recipient.length > longestRecipient)
      problems.push({ code: 'recipient-too-long', row, values: { value, longest: longestRecipient } });
    else if (seen.has(recipient)) problems.push({ code: 'recipient-twice', row, values: { value } });
    if (address !== '' && !(email.test(address) && address.length <= longestEmail))
      problems.push({ code: 'email-bad', row, values: { value: quoteValue(address) } });
    seen.add(recipient);
    recipients.push({ recipient, email: address === '' ? null : address });
  }
  if (recipients.length === 0 && problems.length === 0) problems.push({ code: 'list-empty' });
  if (recipients.length > mostRecipients) problems.unshift({ code: 'list-too-long', values: { most: mostRecipients } });
  return { recipients, problems: problems.slice(0, mostProblems) };
}

function splitRows(text: string): readonly { readonly cells: readonly string[]; readonly row: number }[] | Problem {
  try {
    const read: string[][] = parse(text, {
      delimiter: [',', '\t', '，'],
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      bom: true,
    });
    return read.map((cells, index) => ({ cells, row: index + 1 }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { code: 'quote-misplaced', row: Number(error['lines']) };
  }
}
