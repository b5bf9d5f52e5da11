import type { Problem } from '../../core/problem.ts';
import type { Records } from '../table/row.ts';
import { BrokenZip, openZip } from './openZip.ts';
import { readParts, type Sheet } from './readParts.ts';
import { type Book, readSheet } from './readSheet.ts';
import { readStrings } from './readStrings.ts';
import { readStyles } from './readStyles.ts';

/**
 * Opens an .xlsx workbook: the rows of its first visible sheet that has a table, as text, streamed. Every reading opens the file
 * anew. What is damaged, or packed so densely that it can only be meant to harm, is a problem, at once or where it stands.
 */
export async function openWorkbook(path: string): Promise<Records | { readonly problems: readonly Problem[] }> {
  const found = await findSheets(path).catch(describe);
  if ('code' in found) return { problems: [found] };
  const [sheet, ...others] = found;
  return {
    isSparse: true,
    unread: others.length === 0 ? null : { read: sheet.name, others: others.map(({ name }) => name) },
    async *readBlocks() {
      let row = 0;
      try {
        const opened = await openBook(path);
        if (opened === null) throw new BrokenZip('the file changed while it was read');
        try {
          for await (const block of readSheet(opened.book, sheet.part)) {
            yield block;
            if ('rows' in block) row = block.rows.at(-1)?.row ?? row;
          }
        } finally {
          opened.book.zip.close();
        }
      } catch (error) {
        yield { problem: { ...describe(error), row: row + 1 } };
      }
    },
  };
}

/**
 * The sheets that have any rows, the one to be read first: one with rows of several cells, as a cover sheet has none, and not of far fewer
 * than another, as a codebook has.
 */
async function findSheets(path: string): Promise<readonly [Sheet, ...Sheet[]] | Problem> {
  const opened = await openBook(path);
  if (opened === null) return { code: 'file-spreadsheet' };
  try {
    const filled: { readonly sheet: Sheet; readonly width: number }[] = [];
    for (const sheet of opened.sheets) {
      const looked = measureRows(opened.book, sheet);
      // Of what is not read, damage is no matter.
      const hasTable = filled.some(({ width }) => width > 1);
      const width = await (hasTable ? looked.catch(() => 1) : looked);
      if (width > 0) filled.push({ sheet, width });
    }
    const widest = Math.max(...filled.map(({ width }) => width));
    const table = filled.find(({ width }) => width > 1 && timesNarrower * width >= widest);
    const first = (table ?? filled[0])?.sheet;
    const others = filled.flatMap(({ sheet }) => (sheet === first ? [] : [sheet]));
    return first ? [first, ...others] : { code: 'file-empty' };
  } finally {
    opened.book.zip.close();
  }
}

/** A list of the questions has two columns or three, the answers to them one for each. */
const timesNarrower = 4;

/** How many filled cells the widest row at the beginning of a sheet has. */
async function measureRows(book: Book, { part }: Sheet): Promise<number> {
  for await (const block of readSheet(book, part))
    if ('rows' in block)
      return Math.max(...block.rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length));
  return 0;
}

/** Null where the file is a zip file of another kind, such as an .ods. */
async function openBook(path: string): Promise<{ readonly book: Book; readonly sheets: readonly Sheet[] } | null> {
  const zip = await openZip(path);
  try {
    const parts = await readParts(zip);
    if (parts === null) {
      zip.close();
      return null;
    }
    const strings = await readStrings(zip, parts.strings);
    const styles = await readStyles(zip, parts.styles);
    return { book: { zip, strings, styles, isFrom1904: parts.isFrom1904 }, sheets: parts.sheets };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function describe(error: unknown): Problem {
  if (error instanceof BrokenZip) return { code: 'workbook-broken' };
  throw error;
}
