import type { AnswerTexts } from '../core/answers/answers.ts';
import { type NewResponse, packResponse, type Submission } from './packResponse.ts';
import { contentColumns } from './responses.ts';
import type { Database } from './schema.ts';

/** A good row of a file, on its way into the database. */
export interface StagedRow {
  readonly row: number;
  readonly submission: Submission;
  /** Its answers beside the items. */
  readonly texts: AnswerTexts;
}

/** The columns in which the rows of a file differ. */
export const stagedTexts = [
  ...(['id', 'wave', ...contentColumns, 'language', 'respondent', 'source', 'submitted_at'] as const),
];
export const stagedNumbers = ['seconds', 'trapped'] as const;
export const stagedColumns = [...stagedTexts, ...stagedNumbers];

export type Staged = { readonly row: number } & Pick<Required<NewResponse>, (typeof stagedColumns)[number]>;
/** The rows whose id comes more than once. `place` counts those of one id, from 1. */
type Again = Staged & { readonly place: number };

/** What is staged lies in tables that this connection alone sees, and that go with it: nobody waits, and nothing is left. */
export function withStaging(db: Database) {
  return db.withTables<{ readonly sorted: Staged; readonly again: Again }>();
}

/**
 * What good rows are staged as, column by column: to hand over to another thread what is the same in all of them takes as long as
 * what is not, so that such a value stands once.
 */
export interface StagedValues {
  readonly rows: readonly number[];
  readonly columns: readonly (StagedValue | readonly StagedValue[])[];
}
export type StagedValue = string | number | null;

/** Turns good rows into what is staged of them. */
export function listStaged(rows: readonly StagedRow[]): StagedValues {
  const packed = rows.map(({ submission, texts }) => packResponse(submission, texts));
  return {
    rows: rows.map(({ row }) => row),
    columns: stagedColumns.map((name) => sayOnce(packed.map((each) => each[name] ?? null))),
  };
}

function sayOnce(values: readonly StagedValue[]): StagedValue | readonly StagedValue[] {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : values;
}

/** Puts the number of a row and its values at a place among others, in the order of `stagedColumns`. */
export function putValues(others: StagedValue[], place: number, { rows, columns }: StagedValues, at: number): void {
  others[place] = rows[at] ?? null;
  let next = place + 1;
  for (const column of columns) others[next++] = Array.isArray(column) ? column[at] : column;
}

/** The id of a row. */
export function idAt({ columns: [ids] }: StagedValues, at: number): string {
  return String(Array.isArray(ids) ? ids[at] : ids);
}
