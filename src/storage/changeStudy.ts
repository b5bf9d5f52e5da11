import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { deleteActions } from './actions.ts';
import { deleteClass } from './classSessions.ts';
import { deleteDrafts } from './drafts.ts';
import { deleteImportMappings } from './importMappings.ts';
import { deleteImports } from './imports.ts';
import { deleteInvitations } from './invitations.ts';
import { deleteLinks, type NewLinkId } from './links.ts';
import { deleteMailRuns } from './mailRuns.ts';
import { type PublishRefusal, publishQuestionnaires } from './publishQuestionnaires.ts';
import { deleteQuestionnaires } from './questionnaires.ts';
import { deleteResponses } from './responses.ts';
import type { Database } from './schema.ts';
import { deleteStudyRow, type Study, updateStudy } from './studies.ts';
import { deleteWithdrawal } from './withdrawals.ts';

/** Keeps the changes of a study and publishes its questionnaires; or neither, and says why. */
export async function publishStudy(
  db: Database,
  study: Study,
  questionnaires: readonly Questionnaire[],
  newLinkId: NewLinkId,
  publishedAt: string,
): Promise<PublishRefusal | null> {
  return db.transaction().execute(async (transaction) => {
    const refusal = await publishQuestionnaires(transaction, study.id, questionnaires, newLinkId, publishedAt);
    if (refusal === null) await updateStudy(transaction, study);
    return refusal;
  });
}

/** Deletes a study with all it holds: answers, drafts, actions, addresses, questionnaires. What is deleted is overwritten on the disk. */
export async function deleteStudy(db: Database, id: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await deleteResponses(transaction, id);
    await deleteImports(transaction, id);
    await deleteDrafts(transaction, id);
    await deleteImportMappings(transaction, id);
    await deleteMailRuns(transaction, id);
    await deleteInvitations(transaction, id);
    await deleteWithdrawal(transaction, id);
    await deleteClass(transaction, id);
    await deleteActions(transaction, id);
    await deleteLinks(transaction, id);
    await deleteQuestionnaires(transaction, id);
    await deleteStudyRow(transaction, id);
  });
}
