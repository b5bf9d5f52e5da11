import { addLink } from '../../../storage/invitations.ts';
import { endMailRun, listMails, type MailEnd, type MailRun, settleMail } from '../../../storage/mailRuns.ts';
import type { Database } from '../../../storage/schema.ts';
import { hashToken } from '../../hashToken.ts';
import type { Mailer } from './mailer.ts';
import { writeMail } from './writeMail.ts';

/** What sending needs from outside. */
interface Surroundings {
  readonly db: Database;
  readonly mailer: Mailer | null;
  readonly now: () => Date;
  /** Waits, and no longer than until the signal. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** A fresh secret for a link. */
  readonly newToken: () => string;
  readonly logError: (error: unknown) => void;
}

/** The runs of mails that are being sent, at most one for each study. */
export interface MailRuns {
  /** Sends what is waiting of a run, in the background; nothing when it is being sent already. */
  readonly start: (run: MailRun) => void;
  /** Stops a study's run after the mail that is in the air. */
  readonly halt: (studyId: string) => void;
  /**
   * How the sending of a run goes: what is wrong with the mail server now, or null. Undefined for a run that is not being sent, also
   * when it was broken off, by a stop of the program for example.
   */
  readonly watch: (run: MailRun) => { readonly trouble: string | null } | undefined;
  /** Stops all runs after the mails in the air, and waits for these. */
  readonly close: () => Promise<void>;
}

interface Live {
  readonly runId: string;
  trouble: string | null;
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

interface Waiting {
  readonly invitationId: string;
  readonly token: string;
  readonly tries: number;
  /** The time before which it is not tried again. */
  readonly from: number;
}

/** How long to wait before the second, third and fourth try, of one mail or of the server. */
const pauses = [60_000, 300_000, 900_000] as const;

export function startMailRuns(surroundings: Surroundings): MailRuns {
  const live = new Map<string, Live>();
  const halt = (studyId: string) => live.get(studyId)?.controller.abort();
  return {
    start(run) {
      const before = live.get(run.studyId);
      if (before && !before.controller.signal.aborted) return;
      const controller = new AbortController();
      const tell = (trouble: string | null) => {
        mine.trouble = trouble;
      };
      // One that was halted may still have a mail in the air.
      const done = (before?.done ?? Promise.resolve())
        .then(() => send(surroundings, run, controller.signal, tell))
        .catch(surroundings.logError)
        .finally(() => {
          if (live.get(run.studyId) === mine) live.delete(run.studyId);
        });
      const mine: Live = { runId: run.id, trouble: null, controller, done };
      live.set(run.studyId, mine);
    },
    halt,
    watch({ studyId, id }) {
      const found = live.get(studyId);
      return found?.runId === id && !found.controller.signal.aborted ? found : undefined;
    },
    async close() {
      const all = [...live];
      for (const [studyId] of all) halt(studyId);
      await Promise.all(all.map(([, { done }]) => done));
    },
  };
}

/**
 * Sends the waiting mails of a run one by one, at its rate. Each link is made, and its hash stored, right before its mail; what
 * became of the mail is stored right after. Should the program be killed in between, or the server fall silent before it has said
 * whether it took the mail, this one mail is sent again, and the links of both open the one invitation; no other is sent twice.
 */
async function send(
  { db, mailer, now, sleep, newToken }: Surroundings,
  run: MailRun,
  signal: AbortSignal,
  tellTrouble: (reason: string | null) => void,
): Promise<void> {
  if (!mailer) return;
  const end = (how: MailEnd) => endMailRun(db, run.studyId, run.id, how);
  const wait = (until: number) => sleep(Math.max(0, until - now().getTime()), signal);
  const queue = await listWaiting(db, run, newToken);
  let next = now().getTime();
  let failures = 0;
  for (let mail = queue.shift(); mail !== undefined; mail = queue.shift()) {
    const { invitationId, token, tries } = mail;
    await wait(Math.max(next, mail.from));
    if (signal.aborted) return;
    const settle = (state: 'sent' | 'failed' | 'skipped', reason: string | null = null) =>
      settleMail(db, run, { invitationId, state, reason });
    const invited = await addLink(db, run.studyId, invitationId, hashToken(token), run.startedAt);
    if (!invited?.email) {
      await settle('skipped');
      continue;
    }
    const { recipient: name, email: to } = invited;
    const began = now().getTime();
    const delivery = await mailer.send({ to, ...writeMail(run.texts, { name, link: `${run.origin}/i/${token}` }) });
    next = began + 60_000 / run.rate;
    const { outcome } = delivery;
    if (outcome === 'sent') await settle('sent');
    else if (outcome === 'refused') await settle('failed', delivery.reason);
    else if (outcome === 'denied') return end('denied');
    else {
      const pause = pauses[outcome === 'busy' ? tries : failures];
      const again = { ...mail, from: now().getTime() + (pause ?? 0) };
      if (outcome === 'busy' && pause === undefined) await settle('failed', delivery.reason);
      else if (outcome === 'busy') queue.push({ ...again, tries: tries + 1 });
      else if (pause === undefined) return end('unreachable');
      else queue.unshift(again);
    }
    failures = outcome === 'unreachable' ? failures + 1 : 0;
    tellTrouble(outcome === 'unreachable' ? delivery.reason : null);
  }
  await end('done');
}

/** The mails that are still to be sent, in the order of their random links, so that no order tells when somebody was mailed. */
async function listWaiting(db: Database, run: MailRun, newToken: () => string): Promise<Waiting[]> {
  const mails = await listMails(db, run.studyId, run.id, 'waiting');
  return mails
    .map(({ invitationId }) => ({ invitationId, token: newToken(), tries: 0, from: 0 }))
    .sort((a, b) => (a.token < b.token ? -1 : 1));
}
