import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { insertLink, type Link } from './links.ts';
import { insertQuestionnaire } from './questionnaires.ts';
import type { Database } from './schema.ts';
import { insertStudy, type Study } from './studies.ts';

/** Stores a new study with its customers' questionnaire and the two public links, or nothing of it. */
export async function createStudy(
  db: Database,
  study: Study,
  questionnaire: Questionnaire,
  publicIds: { readonly survey: string; readonly report: string },
  createdAt: string,
): Promise<void> {
  const { audience } = questionnaire;
  const link = (kind: Link['kind']): Link => ({
    publicId: publicIds[kind],
    studyId: study.id,
    kind,
    audience,
    source: 'link',
  });
  await db.transaction().execute(async (transaction) => {
    await insertStudy(transaction, study, createdAt);
    await insertQuestionnaire(transaction, study.id, { version: 1, questionnaire }, createdAt);
    await insertLink(transaction, link('survey'));
    await insertLink(transaction, link('report'));
  });
}
