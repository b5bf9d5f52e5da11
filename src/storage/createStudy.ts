import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { NewLinkId } from './links.ts';
import { publishQuestionnaires } from './publishQuestionnaires.ts';
import type { Database } from './schema.ts';
import { insertStudy, type Study } from './studies.ts';

/** Stores a new study and publishes its questionnaires; or nothing of it. */
export async function createStudy(
  db: Database,
  study: Study,
  questionnaires: readonly Questionnaire[],
  newLinkId: NewLinkId,
  createdAt: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await insertStudy(transaction, study, createdAt);
    await publishQuestionnaires(transaction, study.id, questionnaires, newLinkId, createdAt);
  });
}
