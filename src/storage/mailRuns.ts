import type { Selectable } from 'kysely';
import type { Audience } from '../core/instrument/side.ts';
import type { Language } from '../core/instrument/text.ts';
import { cutIntoStatements } from './cutIntoStatements.ts';
import { markMailed } from './invitations.ts';
import type { Database, Schema } from './schema.ts';

/** What is written to invited people in one language, with blanks. */
export interface MailText {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}

/** Mails to some of a study's invited people, all of the same text. */
export interface MailRun {
  readonly studyId: string;
  readonly id: string;
  readonly audience: Audience;
  readonly texts: readonly MailText[];
  /** What the links begin with. */
  readonly origin: string;
  /** Mails a minute. */
  readonly rate: number;
  readonly startedAt: string;
  /** Null while it is under way, or broken off. */
  readonly ended: MailEnd | null;
}

/** All were tried; somebody ended it; the mail server did not want us; or it could not be reached. */
export type MailEnd = 'done' | 'cancelled' | 'denied' | 'unreachable';
type MailState = Schema['mail']['state'];

/** One mail of a run; `reason` is why it failed. */
export interface MailOfRun {
  readonly invitationId: string;
  readonly state: MailState;
  readonly reason: string | null;
}

/**
 * Keeps a new run, unless one of the study is not over, or this very one was begun already, as by a form that is sent twice. Gives
 * the id of the run that there is then, and whether it is the new one.
 */
export async function insertMailRun(
  db: Database,
  run: MailRun,
  invitationIds: readonly string[],
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { studyId, id, audience, texts, origin, rate, startedAt } = run;
  const rows = invitationIds.map((invitationId) => ({
    study_id: studyId,
    run_id: id,
    invitation_id: invitationId,
    state: 'waiting' as const,
    reason: null,
  }));
  return db.transaction().execute(async (transaction) => {
    const runs = await listMailRuns(transaction, studyId);
    const there = runs.find((each) => each.id === id || each.ended === null);
    if (there) return { id: there.id, isNew: false };
    await transaction
      .insertInto('mail_run')
      .values({
        study_id: studyId,
        id,
        audience,
        texts: JSON.stringify(texts),
        origin,
        rate,
        started_at: startedAt,
        ended: null,
      })
      .execute();
    for (const some of cutIntoStatements(rows)) await transaction.insertInto('mail').values(some).execute();
    return { id, isNew: true };
  });
}

/** All runs of a study, the newest first. */
export async function listMailRuns(db: Database, studyId: string): Promise<readonly MailRun[]> {
  const query = db.selectFrom('mail_run').selectAll().where('study_id', '=', studyId);
  return (await query.orderBy('started_at', 'desc').orderBy('id').execute()).map(readRow);
}

export async function findMailRun(db: Database, studyId: string, id: string): Promise<MailRun | undefined> {
  return (await listMailRuns(db, studyId)).find((run) => run.id === id);
}

/** Ends a run that is not over: how it ended first is kept. */
export async function endMailRun(db: Database, studyId: string, id: string, how: MailEnd): Promise<void> {
  const row = db.updateTable('mail_run').set({ ended: how }).where('study_id', '=', studyId).where('id', '=', id);
  await row.where('ended', 'is', null).execute();
}

/** Takes up a run again that has ended; false when another one of the study is not over. */
export async function reopenMailRun(db: Database, studyId: string, id: string): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const runs = await listMailRuns(transaction, studyId);
    if (runs.some((run) => run.ended === null && run.id !== id)) return false;
    const row = transaction.updateTable('mail_run').set({ ended: null }).where('study_id', '=', studyId);
    await row.where('id', '=', id).execute();
    return true;
  });
}

/** The mails of a run that are in a state, in no order that would tell when they were sent. */
export async function listMails(
  db: Database,
  studyId: string,
  runId: string,
  state: MailState,
): Promise<readonly MailOfRun[]> {
  const query = db.selectFrom('mail').select(['invitation_id', 'state', 'reason']).where('study_id', '=', studyId);
  const rows = await query.where('run_id', '=', runId).where('state', '=', state).orderBy('invitation_id').execute();
  return rows.map(({ invitation_id, ...row }) => ({ ...row, invitationId: invitation_id }));
}

/** How many mails of a run are in each state; a state that none is in is missing. */
export async function countMails(
  db: Database,
  studyId: string,
  runId: string,
): Promise<ReadonlyMap<MailState, number>> {
  const query = db.selectFrom('mail').select((mail) => ['state', mail.fn.countAll<number>().as('count')]);
  const rows = await query.where('study_id', '=', studyId).where('run_id', '=', runId).groupBy('state').execute();
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}

/** Notes what became of a mail, and with its invitation that it was mailed. */
export async function settleMail(db: Database, run: MailRun, mail: MailOfRun): Promise<void> {
  const { invitationId, state, reason } = mail;
  await db.transaction().execute(async (transaction) => {
    const rows = transaction.updateTable('mail').set({ state, reason }).where('study_id', '=', run.studyId);
    await rows.where('run_id', '=', run.id).where('invitation_id', '=', invitationId).execute();
    if (state === 'sent') await markMailed(transaction, run.studyId, invitationId, run.startedAt);
  });
}

export async function deleteMailRuns(db: Database, studyId: string): Promise<void> {
  await db.deleteFrom('mail').where('study_id', '=', studyId).execute();
  await db.deleteFrom('mail_run').where('study_id', '=', studyId).execute();
}

function readRow(row: Selectable<Schema['mail_run']>): MailRun {
  const { study_id, id, audience, texts, origin, rate, started_at, ended } = row;
  return {
    studyId: study_id,
    id,
    audience,
    texts: JSON.parse(texts) as readonly MailText[],
    origin,
    rate,
    startedAt: started_at,
    ended,
  };
}
