import { selectAnswers } from './responses.ts';
import type { Database } from './schema.ts';
import { type Arrival, placeResponse, type Snapshot, type StoredResponse } from './snapshot.ts';

/** All responses of a snapshot behind an id, the superseded among them, block by block in the order of their ids. */
export async function* readResponses(
  db: Database,
  snapshot: Snapshot,
  blockSize: number,
  start = '',
): AsyncGenerator<readonly StoredResponse[]> {
  for (let after = start; ; ) {
    const rows = await selectAnswers(db, snapshot)
      .where('id', '>', after)
      .where('arrived', '<=', snapshot.upTo)
      .orderBy('id')
      .limit(blockSize)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(placeResponse);
    after = last.id;
  }
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
    yield block.map(placeResponse);
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
  return rows.map(placeResponse);
}
