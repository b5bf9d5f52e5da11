import { createHmac } from 'node:crypto';
import { readInOrder } from './readInOrder.ts';
import { selectArrived } from './responses.ts';
import type { Database } from './schema.ts';
import type { Snapshot, StoredResponse } from './snapshot.ts';

/** How many ids are sorted at once, so that memory stays the same however many there are. */
const mostAtOnce = 250_000;
/** Small enough that drawing their places keeps phones waiting for a hundredth of a second. */
const idsPerBlock = 2000;
/** 64 bits of chance; the id behind them tells two apart that draw the same. */
const placeLength = 16;

/**
 * All responses of a snapshot with their comments, the superseded among them, block by block in an order drawn by a secret: always
 * the same for this snapshot, another for the next, and by chance for whoever has only what comes out. Ids alone would not do, as
 * a program may count them up, and as two tables in the same order can be laid side by side though one has no ids.
 */
export async function* readShuffled(
  db: Database,
  snapshot: Snapshot,
  blockSize: number,
  secret: string,
  atOnce = mostAtOnce,
): AsyncGenerator<readonly StoredResponse[]> {
  const { studyId, audience, upTo } = snapshot;
  const key = createHmac('sha256', secret)
    .update(JSON.stringify(['order', studyId, audience, upTo]))
    .digest();
  const draw = (id: string) => createHmac('sha256', key).update(id).digest('hex').slice(0, placeLength);
  const { count } = await selectArrived(db, snapshot)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rounds = Math.ceil(Number(count) / atOnce);
  for (let round = 0; round < rounds; round++) {
    const drawn: string[] = [];
    for await (const ids of readIds(db, snapshot))
      for (const id of ids) {
        const place = draw(id);
        if (Math.floor((Number.parseInt(place.slice(0, 8), 16) / 2 ** 32) * rounds) === round) drawn.push(place + id);
      }
    drawn.sort();
    for (let from = 0; from < drawn.length; from += blockSize)
      yield await readInOrder(
        db,
        studyId,
        drawn.slice(from, from + blockSize).map((each) => each.slice(placeLength)),
      );
  }
}

/** The ids in the order of arrival, in which an index holds them. */
async function* readIds(db: Database, snapshot: Snapshot): AsyncGenerator<readonly string[]> {
  let last = { arrived: -1, id: '' };
  for (;;) {
    const { arrived, id } = last;
    const block = await selectArrived(db, snapshot)
      .select(['arrived', 'id'])
      .where('arrived', '>=', arrived)
      .where((where) => where.or([where('arrived', '>', arrived), where('id', '>', id)]))
      .orderBy('arrived')
      .orderBy('id')
      .limit(idsPerBlock)
      .execute();
    const end = block.at(-1);
    if (!end) return;
    yield block.map((each) => each.id);
    last = end;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
