import type { Problem } from '../../core/problem.ts';

/** The cells of one row; row 1 is the first line of the file, and an empty line is a row as well. */
export interface Row {
  readonly row: number;
  readonly cells: readonly string[];
  /** Whether a quotation mark stands amid one of them, which was read as a character. */
  readonly hasPlainQuote?: boolean;
}

/** Is told how much of a file has been read: 1 is all of it. */
export type TellShare = (share: number) => void;

/** Some rows that follow each other, and how much of the file has been read with them: 1 is all of it. */
export interface Block {
  readonly rows: readonly Row[];
  readonly share: number;
}

/**
 * The rows of a file that are not empty, in constant memory and as often as they are asked for. Where reading cannot go on, the
 * problem comes last.
 */
export interface Records {
  /** Whether empty cells at the end of a row may be left out, as workbooks do. */
  readonly isSparse: boolean;
  /** The sheet of a workbook that is read, and those that have rows as well and are not. */
  readonly unread?: { readonly read: string; readonly others: readonly string[] } | null;
  readonly readBlocks: () => AsyncGenerator<Block | { readonly problem: Problem }>;
}
