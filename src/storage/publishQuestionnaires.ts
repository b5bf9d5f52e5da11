import { isDeepStrictEqual } from 'node:util';
import type { Questionnaire } from '../core/instrument/questionnaire.ts';
import type { Audience } from '../core/instrument/side.ts';
import { hasSameLayout } from '../core/study/prepareQuestionnaires.ts';
import { insertLink, listLinks, type NewLinkId, pickLink, usualSource } from './links.ts';
import { findQuestionnaire, insertQuestionnaire } from './questionnaires.ts';
import { countResponses } from './responses.ts';
import type { Database } from './schema.ts';

/** Whose answers stand in the way of a change: their audience has answered questions in another order. */
export interface PublishRefusal {
  readonly answered: readonly Audience[];
}

/**
 * Publishes the questionnaires of a study: those of new audiences with an address where they answer, changed ones as a new
 * version; equal ones stay as they are. The first time, an address for the report is made as well. Where an audience has
 * answered already and the change would make its stored answers unreadable, nothing at all is published. To be called in a
 * transaction.
 *
 * @param newLinkId gives a fresh id for each address
 * @param source where the addresses are given out
 */
export async function publishQuestionnaires(
  db: Database,
  studyId: string,
  questionnaires: readonly Questionnaire[],
  newLinkId: NewLinkId,
  publishedAt: string,
  source = usualSource,
): Promise<PublishRefusal | null> {
  const counts = await countResponses(db, studyId);
  const changes: { readonly version: number; readonly questionnaire: Questionnaire }[] = [];
  const answered: Audience[] = [];
  for (const questionnaire of questionnaires) {
    const before = await findQuestionnaire(db, studyId, questionnaire.audience);
    // What was stored has its parts in another order.
    if (before && isDeepStrictEqual(before.questionnaire, questionnaire)) continue;
    const isReadable = !before || hasSameLayout(before.questionnaire, questionnaire);
    if (!isReadable && counts.some(({ audience }) => audience === questionnaire.audience))
      answered.push(questionnaire.audience);
    changes.push({ version: (before?.version ?? 0) + 1, questionnaire });
  }
  if (answered.length > 0) return { answered };

  for (const { version, questionnaire } of changes) {
    await insertQuestionnaire(db, studyId, { version, questionnaire }, publishedAt);
    const { audience } = questionnaire;
    if (version > 1) continue;
    await insertLink(db, { studyId, kind: 'survey', audience, source }, newLinkId);
  }
  if (!pickLink(await listLinks(db, studyId), 'report')) {
    const report = { kind: 'report', audience: 'customer', source: usualSource } as const;
    await insertLink(db, { studyId, ...report }, newLinkId);
  }
  return null;
}
