import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import { insertClass, setClosed } from './classSessions.ts';
import { classSource, listLinks, type NewLinkId, retireLink } from './links.ts';
import { publishQuestionnaires } from './publishQuestionnaires.ts';
import type { Database } from './schema.ts';
import { findStudy, insertStudy, type Study } from './studies.ts';

/**
 * Stores a new study, publishes its questionnaires and opens the class that it is for; or nothing of it. Where there is a study
 * with its id already, as a form came twice, nothing is done.
 */
export async function openClass(
  db: Database,
  study: Study,
  questionnaires: readonly Questionnaire[],
  { newLinkId, newClassCode }: { readonly newLinkId: NewLinkId; readonly newClassCode: () => string },
  openedAt: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (await findStudy(transaction, study.id)) return;
    await insertStudy(transaction, study, openedAt);
    await publishQuestionnaires(transaction, study.id, questionnaires, newLinkId, openedAt, classSource);
    await insertClass(transaction, { studyId: study.id, openedAt }, newClassCode);
  });
}

/**
 * Closes a class since a moment, or opens it again with null. Its survey is closed with it, as an address out of use: what
 * students send who had begun before is still taken for a while.
 */
export async function closeClass(db: Database, studyId: string, since: string | null): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await setClosed(transaction, studyId, since);
    for (const { kind, source, publicId } of await listLinks(transaction, studyId))
      if (kind === 'survey' && source === classSource) await retireLink(transaction, publicId, since);
  });
}
