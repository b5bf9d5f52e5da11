import type { Selectable } from 'kysely';
import type { Audience } from '../core/instrument/side.ts';
import type { Preset } from '../core/study/preset.ts';
import type { Database, Schema } from './schema.ts';

/** A public address of a study. */
export interface Link {
  readonly publicId: string;
  readonly studyId: string;
  readonly kind: 'survey' | 'report';
  readonly audience: Audience;
  /** Where the address was given out; stored with each response that comes by it. */
  readonly source: string;
  /** What it answers of the questions about the respondent. */
  readonly preset: Preset;
  /** Since when it leads to no survey any more; null while it is in use. */
  readonly retiredAt: string | null;
  /** How one person after another answers there on a shared tablet; null where nobody does. */
  readonly kiosk: Kiosk | null;
}

/** What staff settle of a shared tablet. */
export interface Kiosk {
  /** The scrypt hash of the PIN by which they end it there. */
  readonly pin: string;
  /** After so long without a touch it is taken for left. */
  readonly idleSeconds: number;
}

/** Gives a fresh id for an address of a kind. */
export type NewLinkId = (kind: Link['kind']) => string;

/** The source of the first address of each audience, which says nothing of a place. */
export const usualSource = 'link';

/** The source of the addresses that students of a class are led to, who are told whom they play. */
export const classSource = 'class';

const columns = ['public_id', 'study_id', 'kind', 'audience', 'source', 'preset', 'retired_at', 'kiosk'] as const;

/** The link of a public id, if it is of the wanted kind. */
export async function findLink(db: Database, kind: Link['kind'], publicId: string): Promise<Link | undefined> {
  const row = await db
    .selectFrom('link')
    .select(columns)
    .where('public_id', '=', publicId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row && readRow(row);
}

/** All links of a study, by where they were given out. */
export async function listLinks(db: Database, studyId: string): Promise<readonly Link[]> {
  const query = db.selectFrom('link').select(columns).where('study_id', '=', studyId);
  return (await query.orderBy('source').orderBy('public_id').execute()).map(readRow);
}

/** The address of a study's survey for an audience, or of its report, among its links: one in use, the usual one first. */
export function pickLink(
  links: readonly Link[],
  kind: Link['kind'],
  audience: Audience = 'customer',
): Link | undefined {
  const rank = ({ source, retiredAt }: Link) => (retiredAt === null ? 0 : 2) + (source === usualSource ? 0 : 1);
  const [best] = links
    .filter((link) => link.kind === kind && link.audience === audience)
    .toSorted((a, b) => rank(a) - rank(b));
  return best;
}

/** Takes an address out of use since a moment, or back into use with null. Responses that came by it stay. */
export async function retireLink(db: Database, publicId: string, since: string | null): Promise<void> {
  await db.updateTable('link').set({ retired_at: since }).where('public_id', '=', publicId).execute();
}

/** Makes an address a kiosk, with other settings where it is one, or ends that with null. The address itself goes on. */
export async function setKiosk(db: Database, publicId: string, kiosk: Kiosk | null): Promise<void> {
  const text = kiosk && JSON.stringify(kiosk);
  await db.updateTable('link').set({ kiosk: text }).where('public_id', '=', publicId).execute();
}

export async function deleteLinks(db: Database, studyId: string): Promise<void> {
  await db.deleteFrom('link').where('study_id', '=', studyId).execute();
}

const attempts = 5;

/** Stores a new link and gives its id. Short ids can clash, if hardly ever: then the next one is tried. */
export async function insertLink(
  db: Database,
  { studyId, kind, audience, source, preset = new Map() }: NewLink,
  newLinkId: NewLinkId,
): Promise<string> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const publicId = newLinkId(kind);
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('link')
      .values({
        public_id: publicId,
        study_id: studyId,
        kind,
        audience,
        source,
        preset: preset.size === 0 ? null : JSON.stringify(Object.fromEntries(preset)),
        retired_at: null,
        kiosk: null,
      })
      .onConflict((conflict) => conflict.column('public_id').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows) return publicId;
  }
  throw new Error(`${attempts} ids of addresses in a row were taken`);
}

/** Stores several links, or none of them. */
export async function insertLinks(db: Database, links: readonly NewLink[], newLinkId: NewLinkId): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const link of links) await insertLink(transaction, link, newLinkId);
  });
}

type NewLink = Pick<Link, 'studyId' | 'kind' | 'audience' | 'source'> & Partial<Pick<Link, 'preset'>>;

function readRow(row: Pick<Selectable<Schema['link']>, (typeof columns)[number]>): Link {
  const { public_id, study_id, kind, audience, source, preset, retired_at, kiosk } = row;
  return {
    publicId: public_id,
    studyId: study_id,
    kind,
    audience,
    source,
    preset: new Map(preset === null ? [] : Object.entries(JSON.parse(preset) as Record<string, string>)),
    retiredAt: retired_at,
    kiosk: kiosk === null ? null : (JSON.parse(kiosk) as Kiosk),
  };
}
