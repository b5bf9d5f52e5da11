import type { Response } from '../../core/answers/response.ts';
import { startSample } from '../../core/report/buildSample.ts';
import type { Sample } from '../../core/report/sample.ts';
import { startDuplicateSearch } from '../findDuplicates.ts';
import type { ResponseFile, ResponseRow } from '../readResponses.ts';
import type { TellShare } from '../table/row.ts';
import type { Messages } from './messages.ts';

/** A file read once from its beginning to its end. */
export interface FirstReading {
  /** Rows of data, the duplicates and those left out among them. */
  readonly read: number;
  readonly duplicates: number;
  /** Whether every row was read without a problem. */
  readonly isClean: boolean;
  /** The responses that count, the file read once more. */
  readonly openBlocks: () => AsyncGenerator<readonly Response[]>;
  /** Reads the file once more where something can only be told when all of it is known. */
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
  for await (const rows of file.readRows(messages?.tellShare, 'own-ids'))
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
  const openBlocks = async function* (tell?: TellShare) {
    for await (const rows of file.readRows(tell))
      yield rows.flatMap(({ row, response }) => (response === null || left.has(row) ? [] : [response]));
  };
  return {
    read,
    duplicates: left.size,
    isClean,
    openBlocks,
    readAgain: () => foldAgain(() => openBlocks(messages?.tellShare), first, used),
  };
}

async function foldAgain(
  openBlocks: FirstReading['openBlocks'],
  first: ReturnType<typeof startSample>,
  expected: number,
): Promise<Sample> {
  const second = first.startSecondPass();
  if (!second.isNeeded) return second.finish();
  let used = 0;
  for await (const responses of openBlocks())
    for (const response of responses) {
      used++;
      second.add(response);
    }
  if (used !== expected) throw new Error('the file changed while it was read');
  return second.finish();
}
