import type { Response } from '../../../core/answers/response.ts';
import { compareResponses } from '../../../storage/compareResponses.ts';
import type { Database } from '../../../storage/schema.ts';

/** What of a file is in the study already. */
export interface StoredCounts {
  /** Not stored yet. */
  readonly fresh: number;
  /** Stored with the same answers: these are not added again. */
  readonly same: number;
  /** Stored under the same id with other answers: those stay, and these rows are not imported. */
  readonly changed: number;
  /** The first such rows. */
  readonly changedRows: readonly number[];
}

/** Takes the good rows of a file, one after the other, and looks them up. */
export interface Comparison {
  readonly add: (row: number, response: Response) => Promise<void>;
  readonly finish: () => Promise<StoredCounts>;
}

/** So many rows are looked up at once. */
const blockSize = 500;
const mostRows = 200;

/** Compares rows with what a study holds, without storing anything, and in constant memory. */
export function startComparison(db: Database, studyId: string): Comparison {
  const counts = { fresh: 0, same: 0, changed: 0 };
  const changedRows: number[] = [];
  let waiting: { readonly row: number; readonly response: Response }[] = [];
  const lookUp = async () => {
    const block = waiting;
    waiting = [];
    const responses = block.map(({ response }) => response);
    const stored = await compareResponses(db, studyId, responses);
    for (const { row, response } of block) {
      const found = stored.get(response.id) ?? 'fresh';
      counts[found]++;
      if (found === 'changed' && changedRows.length < mostRows) changedRows.push(row);
    }
  };
  return {
    async add(row, response) {
      waiting.push({ row, response });
      if (waiting.length >= blockSize) await lookUp();
    },
    async finish() {
      if (waiting.length > 0) await lookUp();
      return { ...counts, changedRows };
    },
  };
}
