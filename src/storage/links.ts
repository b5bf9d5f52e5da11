import type { Audience } from '../core/instrument/side.ts';
import type { Database } from './schema.ts';

/** A public address of a study. */
export interface Link {
  readonly publicId: string;
  readonly studyId: string;
  readonly kind: 'survey' | 'report';
  readonly audience: Audience;
  /** Where the address was given out; stored with each response that comes by it. */
  readonly source: string;
}

const columns = ['public_id as publicId', 'study_id as studyId', 'kind', 'audience', 'source'] as const;

/** The link of a public id, if it is of the wanted kind. */
export async function findLink(db: Database, kind: Link['kind'], publicId: string): Promise<Link | undefined> {
  return db
    .selectFrom('link')
    .select(columns)
    .where('public_id', '=', publicId)
    .where('kind', '=', kind)
    .executeTakeFirst();
}

export async function listLinks(db: Database, studyId: string): Promise<readonly Link[]> {
  return db.selectFrom('link').select(columns).where('study_id', '=', studyId).orderBy('public_id').execute();
}

/** The address of a study's survey for an audience, or of its report, among its links. */
export function pickLink(
  links: readonly Link[],
  kind: Link['kind'],
  audience: Audience = 'customer',
): Link | undefined {
  return links.find((link) => link.kind === kind && link.audience === audience);
}

export async function deleteLinks(db: Database, studyId: string): Promise<void> {
  await db.deleteFrom('link').where('study_id', '=', studyId).execute();
}

export async function insertLink(db: Database, link: Link): Promise<void> {
  const { publicId, studyId, kind, audience, source } = link;
  await db.insertInto('link').values({ public_id: publicId, study_id: studyId, kind, audience, source }).execute();
}
