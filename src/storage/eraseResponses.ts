import { forgetJoins } from './classJoins.ts';
import { deleteDrafts, forgetDrafts } from './drafts.ts';
import { deleteImports } from './imports.ts';
import { deleteInvitations } from './invitations.ts';
import { deleteMailRuns } from './mailRuns.ts';
import { deleteResponses, listForm } from './responses.ts';
import type { Database } from './schema.ts';
import type { FormResponse } from './snapshot.ts';
import { archiveStudy, takeArrivals } from './studies.ts';
import { addWithdrawal } from './withdrawals.ts';

/**
 * All that one person sent: the response, those that it corrects and those that correct it. Others that came under the same form
 * id may be another's. Empty when there is no such response.
 */
export async function findChain(db: Database, studyId: string, id: string): Promise<readonly FormResponse[]> {
  const form = await listForm(db, studyId, id);
  const chain = new Set(form.filter(({ response }) => response.id === id));
  for (const each of chain)
    for (const other of form) {
      const isNext = other.response.id === each.supersededBy || other.supersededBy === each.response.id;
      if (isNext) chain.add(other);
    }
  return [...chain];
}

/**
 * Erases a person's whole chain, with a number of its own among the arrivals, so that reports are computed anew. False, and
 * nothing is changed, when the chain is no longer the one that was found, because a correction came in between.
 */
export async function eraseResponses(
  db: Database,
  studyId: string,
  chain: readonly FormResponse[],
  kept: { readonly courses: string; readonly frozen: string | null },
): Promise<boolean> {
  const ids = chain.map(({ response }) => response.id);
  const [first = ''] = ids;
  return db.transaction().execute(async (transaction) => {
    const now = new Set((await findChain(transaction, studyId, first)).map(({ response }) => response.id));
    if (now.size === 0 || now.size !== ids.length || !ids.every((id) => now.has(id))) return false;
    await deleteResponses(transaction, studyId, ids);
    await forgetDrafts(transaction, studyId, ids);
    await forgetJoins(transaction, studyId, ids);
    await takeArrivals(transaction, studyId, 1);
    await addWithdrawal(transaction, studyId, 1, kept);
    return true;
  });
}

/**
 * Erases all that people gave to a study, and whom it invited, and takes it out of use. What was asked stays, and what was
 * published of the answers.
 */
export async function eraseAnswers(
  db: Database,
  studyId: string,
  at: string,
  kept: { readonly courses: string; readonly frozen: string | null },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await deleteResponses(transaction, studyId);
    await deleteImports(transaction, studyId);
    await deleteDrafts(transaction, studyId);
    await deleteMailRuns(transaction, studyId);
    await deleteInvitations(transaction, studyId);
    await forgetJoins(transaction, studyId);
    await takeArrivals(transaction, studyId, 1);
    await addWithdrawal(transaction, studyId, 0, kept);
    await archiveStudy(transaction, studyId, at);
  });
}
