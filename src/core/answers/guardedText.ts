import { foldText } from './normaliseText.ts';
import { usualMissing } from './usualMissing.ts';

/**
 * Texts in a table that may be opened in a spreadsheet. There a cell that begins with one of these signs, in East Asia also with
 * their full-width forms, would be run as a formula, so an apostrophe is put before it, and taken away when the table is read again. The same keeps apart what a person
 * wrote from what tools write where nobody answered.
 */
const running = /^['=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;
const nothing = new Set(usualMissing.map(foldText).filter((word) => word !== ''));

/** A text as a cell that is neither run nor taken for missing. Numbers stay as they are. */
export function guardText(text: string): string {
  const isRunning = running.test(text) && !plainNumber.test(text);
  return isRunning || saysNothing(text) ? `'${text}` : text;
}

/** The text of a cell: without the apostrophe that guards it, if one does. */
export function unguardText(cell: string): string {
  if (!cell.startsWith("'")) return cell;
  const text = cell.slice(1);
  return running.test(text) || saysNothing(text) ? text : cell;
}

/** Whether a reader of tables would take the text for "nobody answered". */
function saysNothing(text: string): boolean {
  return text.length < 10 && nothing.has(foldText(text));
}
