import { completeQuestionnaire, type Questionnaire } from '../core/instrument/questionnaire.ts';
import { type Audience, audiences } from '../core/instrument/side.ts';
import type { Database } from './schema.ts';

/** A questionnaire as it was published. A version never changes: whatever is different is a new one. */
export interface PublishedQuestionnaire {
  readonly version: number;
  readonly questionnaire: Questionnaire;
}

/** The newest version for an audience of a study. */
export async function findQuestionnaire(
  db: Database,
  studyId: string,
  audience: Audience,
): Promise<PublishedQuestionnaire | undefined> {
  const row = await db
    .selectFrom('questionnaire')
    .select(['version', 'definition'])
    .where('study_id', '=', studyId)
    .where('audience', '=', audience)
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row && { version: row.version, questionnaire: completeQuestionnaire(JSON.parse(row.definition)) };
}

/** The audiences that a study asks. */
export async function listAskedAudiences(db: Database, studyId: string): Promise<readonly Audience[]> {
  const rows = await db
    .selectFrom('questionnaire')
    .select('audience')
    .distinct()
    .where('study_id', '=', studyId)
    .execute();
  return audiences.filter((audience) => rows.some((row) => row.audience === audience));
}

/** Which version each audience of a study is asked in, as a text that changes whenever one does. */
export async function findVersions(db: Database, studyId: string): Promise<string> {
  const rows = await db
    .selectFrom('questionnaire')
    .select(['audience', (select) => select.fn.max<number>('version').as('version')])
    .where('study_id', '=', studyId)
    .groupBy('audience')
    .orderBy('audience')
    .execute();
  return rows.map(({ audience, version }) => `${audience} ${version}`).join();
}

export async function deleteQuestionnaires(db: Database, studyId: string): Promise<void> {
  await db.deleteFrom('questionnaire').where('study_id', '=', studyId).execute();
}

export async function insertQuestionnaire(
  db: Database,
  studyId: string,
  { version, questionnaire }: PublishedQuestionnaire,
  publishedAt: string,
): Promise<void> {
  await db
    .insertInto('questionnaire')
    .values({
      study_id: studyId,
      audience: questionnaire.audience,
      version,
      definition: JSON.stringify(questionnaire),
      published_at: publishedAt,
    })
    .execute();
}
