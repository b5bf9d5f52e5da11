import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FileKind, saveImportMapping } from './importMappings.ts';
import { type Import, insertImport } from './imports.ts';
import type { Database } from './schema.ts';
import { countStaged, insertStaged, settleStaged } from './settleStaged.ts';
import { findLastArrival, takeArrivals } from './studies.ts';

/** What of the staged rows a study holds already. */
export interface Compared {
  /** The last arrival when they were compared. */
  readonly last: number;
  /** How many have not been stored yet, and how many have been with the same answers. */
  readonly fresh: number;
  readonly same: number;
  /** The rows that have been stored with other answers. */
  readonly refused: readonly number[];
}

/** What an import did. `refused` are the rows that had been stored before with other answers. */
export interface Stored {
  /** Its number; null where there was nothing to store. */
  readonly arrived: number | null;
  readonly created: number;
  readonly same: number;
  readonly refused: readonly number[];
}

/** What is known of an import before it is stored. `left` are the rows that were not even staged. */
export type NewImport = Omit<Import, 'arrived' | 'created' | 'same' | 'undoneAt'> & {
  readonly version: number;
  /** The files that are to be read by its mapping from now on; null where they say themselves how they are read. */
  readonly kind: FileKind | null;
};

/** Holds the rows that this connection has staged and sorted against what is stored, and drops those that are not new. */
export async function compareStaged(db: Database, studyId: string): Promise<Compared> {
  const last = await findLastArrival(db, studyId);
  const settled = await settleStaged(db, studyId);
  return { last, ...settled, fresh: await countStaged(db) };
}

/**
 * Stores the rows that were found to be new, with a note of the import and of how its file was read: all at once, or none when it
 * throws, which it does once the signal is given. Where nothing is left to store no import is noted.
 *
 * As they have been compared before, others wait no longer than storing takes. Only when something has arrived since are they
 * compared once more while the others wait.
 */
export async function storeStaged(
  db: Database,
  { version, kind, ...about }: NewImport,
  before: Compared,
  signal: AbortSignal,
): Promise<Stored> {
  const { studyId, audience } = about;
  return db.transaction().execute(async (transaction) => {
    const isNewer = (await findLastArrival(transaction, studyId)) !== before.last;
    const since = isNewer ? await settleStaged(transaction, studyId) : { same: 0, refused: [] };
    const same = before.same + since.same;
    const refused = [...before.refused, ...since.refused];
    const created = before.fresh - since.same - since.refused.length;
    const arrived = created > 0 ? await takeArrivals(transaction, studyId, 1) : null;
    if (arrived !== null) {
      await insertStaged(transaction, { studyId, audience, version, arrived });
      const counts = { created, same, left: about.left + refused.length };
      await insertImport(transaction, { ...about, ...counts, arrived, undoneAt: null });
    }
    if (kind) await saveImportMapping(transaction, kind, about.mapping, about.importedAt);
    // A signal that was given meanwhile has its turn.
    await nextTurn();
    signal.throwIfAborted();
    return { arrived, created, same, refused };
  });
}
