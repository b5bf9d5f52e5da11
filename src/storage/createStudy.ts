import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { insertLink } from './links.ts';
import { findQuestionnaire, insertQuestionnaire } from './questionnaires.ts';
import type { Database } from './schema.ts';
import { insertStudy, type Study } from './studies.ts';

/**
 * Stores a new study with the questionnaire of each audience, an address where that audience answers, and one where the
 * report is read; or nothing of it.
 *
 * @param newPublicId gives a fresh id for each address
 */
export async function createStudy(
  db: Database,
  study: Study,
  questionnaires: readonly Questionnaire[],
  newPublicId: () => string,
  createdAt: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await insertStudy(transaction, study, createdAt);
    for (const questionnaire of questionnaires)
      await publish(transaction, study.id, questionnaire, newPublicId(), createdAt);
    const report = { kind: 'report', audience: 'customer', source: 'link' } as const;
    await insertLink(transaction, { publicId: newPublicId(), studyId: study.id, ...report });
  });
}

/** Adds the questionnaires of audiences that a study has not asked so far, each with its address. */
export async function addAudiences(
  db: Database,
  studyId: string,
  questionnaires: readonly Questionnaire[],
  newPublicId: () => string,
  publishedAt: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const questionnaire of questionnaires)
      if (!(await findQuestionnaire(transaction, studyId, questionnaire.audience)))
        await publish(transaction, studyId, questionnaire, newPublicId(), publishedAt);
  });
}

async function publish(
  db: Database,
  studyId: string,
  questionnaire: Questionnaire,
  publicId: string,
  publishedAt: string,
): Promise<void> {
  const { audience } = questionnaire;
  await insertQuestionnaire(db, studyId, { version: 1, questionnaire }, publishedAt);
  await insertLink(db, { publicId, studyId, kind: 'survey', audience, source: 'link' });
}
