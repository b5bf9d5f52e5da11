import type { Problem } from '../../../src/core/problem.ts';
import { type Changes, writeBase } from './baseFile.ts';

/** A file that is odd in one way, how its bytes are made, and what has to become of it. */
export interface BadFile {
  /** What is wrong with it. */
  readonly name: string;
  readonly makeBytes: () => string | Buffer;
  readonly fileName: string;
  readonly verdict: Verdict;
}

export type Verdict =
  | { readonly rejected: readonly string[] }
  | {
      /** Everything that the analyst is told, as `row column: code`. Rows that it names are not stored. */
      readonly accepted: readonly string[];
      /** The cells that read otherwise than those of the base file. */
      readonly reads: Changes;
      /** The rows of the base file that are stored, where the places told of do not say it. */
      readonly rows: readonly number[] | null;
      readonly unused: readonly string[];
      readonly duplicates: number;
      /** What is told to be nobody's answers, as `row: code`, and is not read. */
      readonly leftOut: readonly string[];
    };

type Accepted = Extract<Verdict, { readonly accepted: unknown }>;
interface Expected extends Partial<Omit<Accepted, 'accepted'>> {
  readonly tells?: readonly string[];
  readonly fileName?: string;
}

/** A file that is taken, and what is told and read otherwise. Without either its answers are exactly those of the base file. */
export function accept(
  name: string,
  makeBytes: BadFile['makeBytes'],
  {
    tells = [],
    reads = {},
    rows = null,
    unused = [],
    duplicates = 0,
    leftOut = [],
    fileName = 'data.csv',
  }: Expected = {},
): BadFile {
  return { name, makeBytes, fileName, verdict: { accepted: tells, reads, rows, unused, duplicates, leftOut } };
}

/** A file of which nothing is taken, and every reason that is given. */
export function reject(
  name: string,
  makeBytes: BadFile['makeBytes'],
  rejected: readonly string[],
  fileName = 'data.csv',
): BadFile {
  return { name, makeBytes, fileName, verdict: { rejected } };
}

/** A cell of the base file that holds something bad: it is told, and its row waits until it is put right. */
export function refuseCell(name: string, code: string, content: string, place = '3 E1'): BadFile {
  return accept(`${name} in a cell`, () => writeBase({ [place]: content }), { tells: [`${place}: ${code}`] });
}

/** A cell of the base file that is written oddly and read rightly: as what stands there unless said otherwise. */
export function readCell(name: string, content: string, reads: string | null, place = '3 E1'): BadFile {
  return accept(name, () => writeBase({ [place]: content }), { reads: { [place]: reads } });
}

/** A problem as the manifest writes it: `3 E1: off-scale`, `4: row-width`, `file-empty`. */
export function writeProblem({ row, column, code }: Problem): string {
  const place = [row, column].filter((each) => each !== undefined).join(' ');
  return place === '' ? code : `${place}: ${code}`;
}
