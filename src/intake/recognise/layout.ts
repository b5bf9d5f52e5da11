import type { About } from '../columnPlan.ts';
import type { Row } from '../table/row.ts';

/** The survey tools whose exports are known; `table` is any other table with a header. */
export type Tool = 'wjx' | 'google-forms' | 'qualtrics' | 'limesurvey' | 'kobo' | 'several-rows' | 'table';

/** A column as its tool means it. */
export interface SourceColumn {
  /** The header's own words, for messages and mappings; no two columns have the same unless both have none. */
  readonly name: string;
  /** What the header says where that stands above several columns, whose names are told apart by their places. */
  readonly shared?: string;
  /** What the tool adds beside the answers; `ignore` where that is of no use here. Null for a question. */
  readonly about: About | 'ignore' | null;
  /** The question that the column belongs to, without its number and the tool's remarks; empty where the header does not say. */
  readonly stem: string;
  /** The row or choice of the question; empty where it has none. */
  readonly row: string;
}

/** How a tool lays its exports out: which rows are the header, and what each column is. */
export interface Layout {
  readonly tool: Tool;
  /** From 0 to 1: how sure it is that this tool wrote the file. */
  readonly confidence: number;
  /** The last row of the header, as a spreadsheet counts. */
  readonly lastHeaderRow: number;
  readonly columns: readonly SourceColumn[];
  /** How the tool marks a form that was filled in to try the survey. */
  readonly trials?: readonly Mark[];
  /** How it marks one that nobody sent off, whose answers are those given until then. */
  readonly unfinished?: readonly Mark[];
  /** How it marks one that a reviewer did not approve. */
  readonly unapproved?: readonly Mark[];
}

/** By which texts a tool says something in a column, folded. */
export interface Mark {
  readonly place: number;
  readonly texts: ReadonlySet<string>;
}

/** Looks at the first rows of a file that are not empty; null where this tool did not write it. */
export type Recogniser = (head: readonly Row[]) => Layout | null;
