import { type ListedRow, nameColumns } from './packResponse.ts';
import { selectAnswers } from './responses.ts';
import type { Database } from './schema.ts';
import { type Arrival, placeResponse, type Snapshot, type StoredResponse } from './snapshot.ts';
import { inLists } from './sqliteDialect.ts';
import { startUnpacking } from './unpackTexts.ts';

/** Some of the ids: those behind one, and up to another. */
export interface IdRange {
  readonly after?: string;
  readonly upTo?: string;
}

/**
 * All responses of a snapshot in some ranges of ids, the superseded among them, block by block and range by range in the order of
 * their ids. The next range is asked for when one is read, and each response is unpacked when it is taken: a thousand unpacked ones
 * would outlive a sweep of what dies young, which then takes a quarter of the time.
 */
export async function* readResponses(
  db: Database,
  snapshot: Snapshot,
  blockSize: number,
  ranges: Iterable<IdRange> = [{}],
): AsyncGenerator<Iterable<StoredResponse>> {
  const unpackMany = startUnpacking();
  for (const { after: start = '', upTo } of ranges) {
    let after = start;
    for (;;) {
      const rows = await selectAnswers(db, snapshot)
        .modifyFront(inLists)
        .where('id', '>', after)
        .$if(upTo !== undefined, (query) => query.where('id', '<=', upTo ?? ''))
        .where('arrived', '<=', snapshot.upTo)
        .orderBy('id')
        .limit(blockSize)
        .execute();
      const block = rows as unknown as readonly ListedRow[];
      if (block.length === 0) break;
      yield unpackEach(block, unpackMany);
      after = block.at(-1)?.[0] ?? after;
    }
  }
}

function* unpackEach(
  rows: readonly ListedRow[],
  unpackMany: ReturnType<typeof startUnpacking>,
): Generator<StoredResponse> {
  for (const row of rows) yield placeResponse(nameColumns(row), unpackMany);
}

/** What arrived after one number, or one response, and up to that of a snapshot, block by block in the order of arrival. */
export async function* readArrivals(
  db: Database,
  snapshot: Snapshot,
  after: number | Arrival,
  blockSize: number,
): AsyncGenerator<readonly StoredResponse[]> {
  let last = typeof after === 'number' ? { arrived: after + 1, id: '' } : after;
  for (;;) {
    const { arrived, id } = last;
    const block = await selectAnswers(db, snapshot)
      .where('arrived', '>=', arrived)
      .where('arrived', '<=', snapshot.upTo)
      .where((where) => where.or([where('arrived', '>', arrived), where('id', '>', id)]))
      .orderBy('arrived')
      .orderBy('id')
      .limit(blockSize)
      .execute();
    const end = block.at(-1);
    if (!end) return;
    yield block.map((row) => placeResponse(row));
    last = end;
  }
}

/** What was superseded after one number and up to that of a snapshot, in that order. */
export async function listSuperseded(
  db: Database,
  snapshot: Snapshot,
  after: number,
): Promise<readonly StoredResponse[]> {
  const rows = await selectAnswers(db, snapshot)
    .where('superseded_in', '>', after)
    .where('superseded_in', '<=', snapshot.upTo)
    .orderBy('superseded_in')
    .orderBy('id')
    .execute();
  return rows.map((row) => placeResponse(row));
}
