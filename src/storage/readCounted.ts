import type { Selectable } from 'kysely';
import type { CountedResponse } from '../core/answers/response.ts';
import { cameTwice, selectArrived } from './responses.ts';
import type { Database, Schema } from './schema.ts';
import type { Snapshot, StoredResponse } from './snapshot.ts';
import { inLists } from './sqliteDialect.ts';
import { nothing, startUnpacking } from './unpackTexts.ts';

/** Some of the ids: those behind one, and up to another. */
export interface IdRange {
  readonly after?: string;
  readonly upTo?: string;
}

/** What figures need of a row: each column takes a twentieth of the time in which a million of them are read. */
const columns = [
  ...(['id', 'answers', 'points', 'outcomes', 'profile', 'wave', 'respondent', 'submitted_at'] as const),
  ...(['seconds', 'trapped', 'arrived'] as const),
];
/** What tells those apart that came under the id of an earlier one, which in most studies none did. */
const further = ['superseded_in', 'conflict_of'] as const;

type Row = Selectable<Schema['response']>;

/** Their values in one list. */
type ListedRow = readonly [
  ...(readonly [
    id: string,
    answers: string,
    points: Row['points'],
    outcomes: Row['outcomes'],
    profile: Row['profile'],
  ]),
  ...(readonly [wave: string, respondent: Row['respondent'], submittedAt: string, seconds: Row['seconds']]),
  ...(readonly [trapped: number, arrived: number]),
  ...(readonly [supersededIn?: Row['superseded_in'], conflictOf?: Row['conflict_of']]),
];

/**
 * All responses of a snapshot in some ranges of ids, the superseded among them, as figures count them: block by block and range by
 * range in the order of their ids. The next range is asked for when one is read, and each response is unpacked when it is taken: a
 * thousand unpacked ones would outlive a sweep of what dies young, which then takes a quarter of the time. Where each came under an
 * id of its own these stand for no one-time words, as none can have been used twice.
 */
export async function* readCounted(
  db: Database,
  snapshot: Snapshot,
  blockSize: number,
  ranges: Iterable<IdRange> = [{}],
): AsyncGenerator<Iterable<StoredResponse<CountedResponse>>> {
  const unpackMany = startUnpacking();
  const isEachOnce = !(await cameTwice(db, snapshot));
  for (const { after: start = '', upTo } of ranges) {
    for (let after = start; ; ) {
      const rows = await selectArrived(db, snapshot)
        .select(isEachOnce ? columns : [...columns, ...further])
        .modifyFront(inLists)
        .where('id', '>', after)
        .$if(upTo !== undefined, (query) => query.where('id', '<=', upTo ?? ''))
        .orderBy('id')
        .limit(blockSize)
        .execute();
      const block = rows as unknown as readonly ListedRow[];
      const last = block.at(-1);
      if (!last) break;
      yield unpackEach(block, unpackMany, isEachOnce);
      after = last[0];
    }
  }
}

function* unpackEach(
  rows: readonly ListedRow[],
  unpackMany: ReturnType<typeof startUnpacking>,
  isEachOnce: boolean,
): Generator<StoredResponse<CountedResponse>> {
  for (const row of rows)
    yield {
      response: {
        id: row[0],
        answers: {
          items: row[1],
          points: unpackMany(row[2]),
          outcomes: unpackMany(row[3]),
          profile: unpackMany(row[4]),
          comments: nothing,
        },
        wave: row[5],
        respondent: row[6],
        token: isEachOnce ? null : (row[12] ?? row[0]),
        submittedAt: row[7],
        seconds: row[8],
        isTrapped: row[9] === 1,
      },
      arrived: row[10],
      supersededIn: row[11] ?? null,
      isConflict: (row[12] ?? null) !== null,
    };
}
