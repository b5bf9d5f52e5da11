import type { Response } from '../../core/answers/response.ts';
import { type Sample, startSample } from '../../core/report/sample.ts';
import { startDuplicateSearch } from '../findDuplicates.ts';
import type { ResponseFile, ResponseRow } from '../readResponses.ts';
import type { Messages } from './messages.ts';

/** A file read once from its beginning to its end. */
export interface FirstReading {
  /** Rows of data, the duplicates and those left out among them. */
  readonly read: number;
  readonly duplicates: number;
  /** Whether every row was read without a problem. */
  readonly isClean: boolean;
  /** Reads the file once more, for what can only be told when all of it is known. */
  readonly readAgain: () => Promise<Sample>;
}

/**
 * Folds a file as it streams, in constant memory but for the ids of its responses; null when it breaks off. Problems are told
 * unless `messages` is null. Every row is shown to `watch` as well.
 */
export async function foldFile(
  file: ResponseFile,
  messages: Messages | null,
  watch: (row: ResponseRow) => void,
): Promise<FirstReading | null> {
  const isDuplicate = startDuplicateSearch();
  const left = new Set<number>();
  const first = startSample(file.questionnaire);
  let read = 0;
  let used = 0;
  let isClean = true;
  for await (const rows of file.readRows())
    for (const row of rows) {
      messages?.tellProblems(row.problems);
      if (row.isFatal) return null;
      read++;
      if (row.problems.length > 0) isClean = false;
      watch(row);
      if (row.response === null) continue;
      if (isDuplicate(row)) left.add(row.row);
      else {
        first.add(row.response);
        used++;
      }
    }
  return { read, duplicates: left.size, isClean, readAgain: () => foldAgain(file, first, left, used) };
}

async function foldAgain(
  file: ResponseFile,
  first: ReturnType<typeof startSample>,
  left: ReadonlySet<number>,
  expected: number,
): Promise<Sample> {
  const second = first.startSecondPass();
  let used = 0;
  const add = (response: Response) => {
    used++;
    second.add(response);
  };
  for await (const rows of file.readRows())
    for (const { row, response } of rows) if (response !== null && !left.has(row)) add(response);
  if (used !== expected) throw new Error('the file changed while it was read');
  return second.finish();
}
