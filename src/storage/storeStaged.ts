import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Import, insertImport } from './imports.ts';
import type { Database } from './schema.ts';
import { countStaged, insertStaged, settleStaged } from './staging.ts';
import { findLastArrival, takeArrivals } from './studies.ts';

/** What an import did. `refused` are the rows that had been stored before with other answers. */
export interface Stored {
  readonly created: number;
  readonly same: number;
  readonly refused: readonly number[];
}

/** What is known of an import before it is stored. `left` are the rows that were not even staged. */
export type NewImport = Omit<Import, 'arrived' | 'created' | 'same' | 'undoneAt'> & { readonly version: number };

/**
 * Stores the rows that this connection has staged and sorted, with a note of the import: all at once, or none when it throws,
 * which it does once the signal is given. Where nothing is left to store nothing is noted either.
 *
 * What has been stored before is dropped first, so that others wait no longer than storing takes. Only when something has
 * arrived meanwhile is it looked for once more while they wait.
 */
export async function storeStaged(
  db: Database,
  { version, ...about }: NewImport,
  signal: AbortSignal,
): Promise<Stored> {
  const { studyId, audience } = about;
  const last = await findLastArrival(db, studyId);
  const before = await settleStaged(db, studyId);
  return db.transaction().execute(async (transaction) => {
    const isNewer = (await findLastArrival(transaction, studyId)) !== last;
    const since = isNewer ? await settleStaged(transaction, studyId) : { same: 0, refused: [] };
    const same = before.same + since.same;
    const refused = [...before.refused, ...since.refused];
    const created = await countStaged(transaction);
    if (created > 0) {
      const arrived = await takeArrivals(transaction, studyId, 1);
      await insertStaged(transaction, { studyId, audience, version, arrived });
      const counts = { created, same, left: about.left + refused.length };
      await insertImport(transaction, { ...about, ...counts, arrived, undoneAt: null });
    }
    // A signal that was given meanwhile has its turn.
    await nextTurn();
    signal.throwIfAborted();
    return { created, same, refused };
  });
}
