import type { Selectable } from 'kysely';
import type { Audience } from '../core/instrument/side.ts';
import { cutIntoStatements } from './cutIntoStatements.ts';
import type { Database, Schema } from './schema.ts';

/** Somebody who was sent a link of their own. */
export interface Invitation {
  readonly id: string;
  readonly studyId: string;
  readonly audience: Audience;
  readonly recipient: string;
  readonly email: string | null;
  /** `open` until it is answered or revoked. */
  readonly state: 'open' | 'used' | 'revoked';
  readonly sentCount: number;
  /** When the run began that mailed it last. */
  readonly mailedAt: string | null;
}

export interface NewInvitation extends Pick<Invitation, 'id' | 'recipient' | 'email'> {
  readonly tokenHash: string;
}

const columns = [
  ...(['id', 'study_id', 'audience', 'recipient', 'email'] as const),
  ...(['revoked_at', 'used', 'sent_count', 'mailed_at'] as const),
];

/**
 * Stores invitations to people of an audience, all of them or none: where some of these people hold one that is still open, it gives
 * their names instead.
 */
export async function insertInvitations(
  db: Database,
  studyId: string,
  audience: Audience,
  invitations: readonly NewInvitation[],
  createdAt: string,
): Promise<readonly string[]> {
  const rows = invitations.map(({ tokenHash, ...known }) => ({
    ...known,
    study_id: studyId,
    audience,
    token_hash: tokenHash,
    created_at: createdAt,
    revoked_at: null,
    used: 0,
    sent_count: 1,
    former_hash: null,
    mailed_at: null,
  }));
  return db.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom('invitation')
      .select('recipient')
      .where('study_id', '=', studyId)
      .where('audience', '=', audience)
      .where('used', '=', 0)
      .where('revoked_at', 'is', null)
      .execute();
    const open = new Set(held.map(({ recipient }) => recipient));
    const again = rows.flatMap(({ recipient }) => (open.has(recipient) ? [recipient] : []));
    if (again.length > 0) return again;
    for (const some of cutIntoStatements(rows)) await transaction.insertInto('invitation').values(some).execute();
    return [];
  });
}

export async function findInvitation(db: Database, tokenHash: string): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .select(columns)
    .where((where) => where.or([where('token_hash', '=', tokenHash), where('former_hash', '=', tokenHash)]))
    .executeTakeFirst();
  return row && readRow(row);
}

/** All invitations of a study by audience and recipient, which says nothing of who answered when. */
export async function listInvitations(db: Database, studyId: string): Promise<readonly Invitation[]> {
  const query = db.selectFrom('invitation').select(columns).where('study_id', '=', studyId);
  return (await query.orderBy('audience').orderBy('recipient').orderBy('id').execute()).map(readRow);
}

/** Marks an open invitation as used; false when it is not open any more. In the transaction that stores the response. */
export async function useInvitation(db: Database, studyId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitation')
    .set({ used: 1 })
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .where('used', '=', 0)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Revokes those of the invitations that are still open: their links lead nowhere any more. */
export async function revokeInvitations(
  db: Database,
  studyId: string,
  ids: readonly string[],
  at: string,
): Promise<void> {
  for (const some of cutIntoStatements(ids))
    await db
      .updateTable('invitation')
      .set({ revoked_at: at })
      .where('study_id', '=', studyId)
      .where('id', 'in', some)
      .where('used', '=', 0)
      .where('revoked_at', 'is', null)
      .execute();
}

/** Gives open invitations new links, all of them or none; all old links lead nowhere any more. Gives the ids that were open. */
export async function renewInvitations(
  db: Database,
  studyId: string,
  renewed: readonly { readonly id: string; readonly tokenHash: string }[],
): Promise<ReadonlySet<string>> {
  return db.transaction().execute(async (transaction) => {
    const open = new Set<string>();
    for (const { id, tokenHash } of renewed) {
      const { numUpdatedRows } = await transaction
        .updateTable('invitation')
        .set((old) => ({ token_hash: tokenHash, former_hash: null, sent_count: old('sent_count', '+', 1) }))
        .where('study_id', '=', studyId)
        .where('id', '=', id)
        .where('used', '=', 0)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows > 0n) open.add(id);
    }
    return open;
  });
}

/**
 * Gives an open invitation one more link, to be mailed, and leaves the link before in force: somebody may be answering by it at
 * this moment, and the earlier mail stays good. The same link once more, for a second try, changes nothing. Gives whom to mail;
 * undefined when the invitation is not open any more, or was mailed by a run that began after this one.
 */
export async function addLink(
  db: Database,
  studyId: string,
  id: string,
  tokenHash: string,
  runBegan: string,
): Promise<Pick<Invitation, 'recipient' | 'email'> | undefined> {
  return db
    .updateTable('invitation')
    .set((old) => {
      const isThere = old.case().when('token_hash', '=', tokenHash);
      return {
        token_hash: tokenHash,
        former_hash: isThere.then(old.ref('former_hash')).else(old.ref('token_hash')).end(),
        sent_count: isThere
          .then(old.ref('sent_count'))
          .else(old('sent_count', '+', 1))
          .end(),
      };
    })
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .where('used', '=', 0)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('mailed_at', 'is', null), where('mailed_at', '<=', runBegan)]))
    .returning(['recipient', 'email'])
    .executeTakeFirst();
}

/** Notes that an invitation was mailed by a run that began at a moment. */
export async function markMailed(db: Database, studyId: string, id: string, at: string): Promise<void> {
  const row = db.updateTable('invitation').set({ mailed_at: at }).where('study_id', '=', studyId);
  await row.where('id', '=', id).execute();
}

export async function deleteInvitations(db: Database, studyId: string): Promise<void> {
  await db.deleteFrom('invitation').where('study_id', '=', studyId).execute();
}

function readRow(row: Pick<Selectable<Schema['invitation']>, (typeof columns)[number]>): Invitation {
  const { id, study_id, audience, recipient, email, revoked_at, used, sent_count, mailed_at } = row;
  const state = used === 1 ? 'used' : revoked_at === null ? 'open' : 'revoked';
  return { id, studyId: study_id, audience, recipient, email, state, sentCount: sent_count, mailedAt: mailed_at };
}
