import { type Import, markUndone } from './imports.ts';
import { deleteArrival } from './responses.ts';
import type { Database } from './schema.ts';
import { takeArrivals } from './studies.ts';
import { addWithdrawal } from './withdrawals.ts';

/**
 * Deletes the responses of an import that are still there, with a number of its own among the arrivals, so that reports are
 * computed anew. What people have sent themselves in place of one of them stays. False, and nothing is changed, when there is
 * no such import or it has been undone.
 */
export async function undoImport(
  db: Database,
  { studyId, arrived, audience }: Import,
  at: string,
  kept: { readonly courses: string; readonly frozen: string | null },
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    if (!(await markUndone(transaction, studyId, arrived, at))) return false;
    await deleteArrival(transaction, studyId, audience, arrived);
    await takeArrivals(transaction, studyId, 1);
    // Nobody has withdrawn, but the shared report must not give away either who is gone.
    await addWithdrawal(transaction, studyId, 0, kept);
    return true;
  });
}
