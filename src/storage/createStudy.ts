import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { NewLinkId } from './links.ts';
import { publishQuestionnaires } from './publishQuestionnaires.ts';
import type { Database } from './schema.ts';
import { findStudy, insertStudy, type Study } from './studies.ts';

/** Stores a new study and publishes its questionnaires; or nothing of it, as where there is one of its id. */
export async function createStudy(
  db: Database,
  study: Study,
  questionnaires: readonly Questionnaire[],
  newLinkId: NewLinkId,
  createdAt: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (await findStudy(transaction, study.id)) return;
    await insertStudy(transaction, study, createdAt);
    await publishQuestionnaires(transaction, study.id, questionnaires, newLinkId, createdAt);
  });
}
