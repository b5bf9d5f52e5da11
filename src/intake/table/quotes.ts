import type { Delimiter } from './chooseDelimiter.ts';

const [quote, space, lineFeed, carriageReturn] = [0x22, 0x20, 0x0a, 0x0d];

/** The row and the column of a cell with such a mark, both from 0. */
export interface Misplaced {
  readonly row: number;
  readonly column: number;
  /** Whether the quotation that ends here goes over several lines: then it is likely that nobody closed it. */
  readonly isLong: boolean;
}

/** Where the quotation marks of a text stand. Rows count from 0. */
export interface QuotesSeen {
  /** Whether the text ends inside of a quotation. */
  readonly isInside: boolean;
  /** Rows with one amid a cell that does not begin with one: there it can only be a character. */
  readonly plain: ReadonlySet<number>;
  /** The first that stands where nobody can say what it means: behind spaces, or before more of its cell. */
  readonly misplaced: Misplaced | null;
}

/**
 * Follows the quotation marks of a text that comes in pieces. One opens a quotation at the beginning of a cell alone, and closes it unless
 * another follows, which makes both one character of the cell.
 */
export function startQuotes(delimiter: Delimiter) {
  const separator = delimiter.charCodeAt(0);
  const plain = new Set<number>();
  let misplaced: Misplaced | null = null;
  let [row, column] = [0, 0];
  let isLong = false;
  let isInside = false;
  /** What stands before: the beginning of a cell, spaces behind that, other text, or the end of a quotation. */
  let before: 'beginning' | 'spaces' | 'text' | 'quotation' = 'beginning';
  let last = 0;

  const misplace = (isEnd: boolean) => {
    misplaced ??= { row, column, isLong: isEnd && isLong };
  };
  const passQuote = () => {
    if (isInside) {
      isInside = false;
      before = 'quotation';
    } else if (before === 'beginning' || before === 'quotation') {
      isLong &&= before === 'quotation';
      isInside = true;
    } else if (before === 'spaces') misplace(false);
    else plain.add(row);
  };
  const passOther = (code: number) => {
    if (code === separator) {
      column++;
      before = 'beginning';
    } else if (code === lineFeed || code === carriageReturn) {
      if (code === carriageReturn || last !== carriageReturn) row++;
      column = 0;
      before = 'beginning';
    } else if (before === 'quotation') misplace(true);
    else if (before !== 'text') before = code === space ? 'spaces' : 'text';
  };
  return {
    pass(text: string): void {
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === quote) passQuote();
        else if (!isInside) passOther(code);
        else if (code === lineFeed || code === carriageReturn) isLong = true;
        last = code;
      }
    },
    seen: (): QuotesSeen => ({ isInside, plain, misplaced }),
  };
}
