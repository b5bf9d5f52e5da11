import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createStudy } from '../../src/storage/createStudy.ts';
import {
  insertInvitations,
  listInvitations,
  markMailed,
  revokeInvitations,
  useInvitation,
} from '../../src/storage/invitations.ts';
import { findMailRun, insertMailRun, listMails, type MailRun } from '../../src/storage/mailRuns.ts';
import { type OpenDatabase, openSqlite } from '../../src/storage/sqlite.ts';
import { hashToken } from '../../src/web/hashToken.ts';
import type { Delivery, Mail } from '../../src/web/manage/mail/mailer.ts';
import { startMailRuns } from '../../src/web/manage/mail/mailRuns.ts';
import { servqualForm } from '../core/given.ts';
import { temporaryPath } from '../intake/writeTemporary.ts';
import { nextOf, noPlan, submittedAt } from '../storage/given.ts';

let opened: OpenDatabase;
beforeAll(async () => {
  const found = await openSqlite(temporaryPath('mailRuns.db'), true);
  if ('fault' in found) throw new Error(found.fault);
  opened = found;
});
afterAll(() => opened.close());

let servers = 0;
let studies = 0;
let study = '';
beforeEach(async () => {
  study = `study-${++studies}`;
  const plan = { ...noPlan, id: study, title: { en: 'Hill' }, isMade: false, design: 'chain' } as const;
  await createStudy(opened.db, plan, [servqualForm], nextOf(`${study}-1`, `${study}-2`), submittedAt);
});

/** Invites people, keeps a run that mails them all and gives it. */
async function givenRun(people: readonly string[], rate = 30): Promise<MailRun> {
  const rows = people.map((name) => ({
    id: `${study}-${name}`,
    recipient: name,
    email: `${name}@example.com`,
    tokenHash: `${study}-${name}-first`,
  }));
  await insertInvitations(opened.db, study, 'customer', rows, submittedAt);
  const run: MailRun = {
    studyId: study,
    id: 'run',
    audience: 'customer',
    texts: [{ language: 'en', subject: 'To {name}', text: '{link}' }],
    origin: 'https://survey.example',
    rate,
    startedAt: submittedAt,
    ended: null,
  };
  expect(
    await insertMailRun(
      opened.db,
      run,
      rows.map(({ id }) => id),
    ),
  ).toMatchObject({ isNew: true });
  return run;
}

const sent: Delivery = { outcome: 'sent' };
const fails = (outcome: 'refused' | 'busy' | 'unreachable' | 'denied', reason: string): Delivery => ({
  outcome,
  reason,
});

/** A mail server whose answers are given, on a clock that stands still except while it is waited for. */
function givenServer(answer: (to: string, tries: number) => Delivery | Promise<Delivery>) {
  const mails: (Mail & { readonly at: number })[] = [];
  const errors: unknown[] = [];
  let time = 0;
  let tokens = 0;
  const number = ++servers;
  const runs = startMailRuns({
    db: opened.db,
    mailer: {
      sender: 'survey@example.com',
      send: async (mail) => {
        const tries = mails.filter(({ to }) => to === mail.to).length;
        mails.push({ ...mail, at: time });
        return answer(mail.to.split('@')[0] ?? '', tries + 1);
      },
    },
    now: () => new Date(time),
    sleep: async (milliseconds, signal) => {
      if (!signal.aborted) time += milliseconds;
    },
    newToken: () => `token-${number}-${String(9999 - ++tokens)}`,
    logError: (error) => void errors.push(error),
  });
  return { runs, mails, errors };
}

/** Waits until a run is no longer being sent. */
async function finish({ runs }: ReturnType<typeof givenServer>, run: MailRun): Promise<void> {
  await expect.poll(() => runs.watch(run), { interval: 2 }).toBeUndefined();
}

const states = ['waiting', 'sent', 'failed', 'skipped'] as const;
const readStates = async (run: MailRun) => {
  const mails = await Promise.all(states.map((state) => listMails(opened.db, run.studyId, run.id, state)));
  return Object.fromEntries(
    mails
      .flat()
      .map(({ invitationId, state, reason }) => [
        invitationId.split('-').at(-1),
        reason === null ? state : `${state} ${reason}`,
      ]),
  );
};
const readEnd = async (run: MailRun) => (await findMailRun(opened.db, run.studyId, run.id))?.ended;
const tokenOf = ({ text }: Mail) => text.split('/i/')[1] ?? '';

describe('A run of mails', () => {
  test('sends each person a link of their own, whose hash alone is stored, and notes when the run began', async () => {
    const run = await givenRun(['a', 'b', 'c']);
    const server = givenServer(() => sent);
    server.runs.start(run);
    await finish(server, run);
    expect(server.mails.map(({ to, subject }) => `${to} ${subject}`).sort()).toEqual(
      ['a', 'b', 'c'].map((name) => `${name}@example.com To ${name}`),
    );
    const rows = await opened.db.selectFrom('invitation').selectAll().where('study_id', '=', study).execute();
    for (const { email, token_hash, former_hash, mailed_at } of rows) {
      const mail = server.mails.find(({ to }) => to === email);
      expect(mail?.text).toMatch(/^https:\/\/survey\.example\/i\//);
      expect(token_hash).toBe(hashToken(mail ? tokenOf(mail) : ''));
      // The link of the CSV stays good.
      expect(former_hash).toMatch(/-first$/);
      // Nothing tells when this very mail was sent, which could be held against the time of an answer.
      expect(mailed_at).toBe(run.startedAt);
    }
    expect([await readEnd(run), await readStates(run)]).toEqual(['done', { a: 'sent', b: 'sent', c: 'sent' }]);
  });

  test.each([1, 30, 600])('of %i a minute is never faster than that, and no slower', async (rate) => {
    const people = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const run = await givenRun(people, rate);
    const server = givenServer(() => sent);
    server.runs.start(run);
    await finish(server, run);
    const times = server.mails.map(({ at }) => at);
    expect(times).toEqual(people.map((_, index) => (index * 60_000) / rate));
  });

  test('skips whoever has answered or was revoked meanwhile', async () => {
    const run = await givenRun(['a', 'b', 'c']);
    await useInvitation(opened.db, study, `${study}-a`);
    await revokeInvitations(opened.db, study, [`${study}-b`], submittedAt);
    const server = givenServer(() => sent);
    server.runs.start(run);
    await finish(server, run);
    expect(await readStates(run)).toEqual({ a: 'skipped', b: 'skipped', c: 'sent' });
    const invitations = await listInvitations(opened.db, study);
    expect(invitations.map(({ sentCount, mailedAt }) => [sentCount, mailedAt])).toEqual([
      [1, null],
      [1, null],
      [2, run.startedAt],
    ]);
  });

  test('skips whoever a later run has mailed, when it is gone on with after a stop', async () => {
    const run = await givenRun(['a', 'b']);
    await markMailed(opened.db, study, `${study}-a`, '2099-01-01T00:00:00.000Z');
    const server = givenServer(() => sent);
    server.runs.start(run);
    await finish(server, run);
    expect(await readStates(run)).toEqual({ a: 'skipped', b: 'sent' });
    expect(server.mails.map(({ to }) => to)).toEqual(['b@example.com']);
  });

  test('tries what is refused for now three times more, with the same link, and keeps what is refused for good', async () => {
    const run = await givenRun(['busy', 'gone', 'later', 'well']);
    const server = givenServer((name, tries) => {
      if (name === 'gone') return fails('refused', '550 5.1.1');
      return name === 'busy' || (name === 'later' && tries < 3) ? fails('busy', '451 4.7.1') : sent;
    });
    server.runs.start(run);
    await finish(server, run);
    const toLater = server.mails.filter(({ to }) => to.startsWith('later'));
    expect([toLater.length, new Set(toLater.map(tokenOf)).size]).toEqual([3, 1]);
    const [first, second, third] = toLater.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(60_000);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(300_000);
    expect(server.mails.filter(({ to }) => to.startsWith('busy'))).toHaveLength(4);
    expect(await readStates(run)).toEqual({
      busy: 'failed 451 4.7.1',
      gone: 'failed 550 5.1.1',
      later: 'sent',
      well: 'sent',
    });
    // Of a second try with the same link, no link before it is lost.
    const rows = await opened.db.selectFrom('invitation').selectAll().where('study_id', '=', study).execute();
    for (const { former_hash, sent_count } of rows)
      expect([former_hash, sent_count]).toEqual([expect.stringMatching(/-first$/), 2]);
  });

  test('waits for a mail server that does not answer, says so meanwhile, and then goes on where it was', async () => {
    const run = await givenRun(['a', 'b']);
    let told: string | null | undefined;
    const server = givenServer((_, tries) => {
      if (tries === 2) told = server.runs.watch(run)?.trouble;
      return tries < 4 ? fails('unreachable', 'ESOCKET') : sent;
    });
    server.runs.start(run);
    await finish(server, run);
    expect(told).toBe('ESOCKET');
    expect(server.mails).toHaveLength(8);
    expect(server.mails[3]?.at).toBe(60_000 + 300_000 + 900_000);
    expect(await readStates(run)).toEqual({ a: 'sent', b: 'sent' });
  });

  test.each([
    ['denied', 1],
    ['unreachable', 4],
  ] as const)('stops when the mail server is %s, and blames nobody; it can be gone on with', async (outcome, tries) => {
    const run = await givenRun(['a', 'b']);
    let isRight = false;
    const server = givenServer(() => (isRight ? sent : fails(outcome, '535')));
    server.runs.start(run);
    await finish(server, run);
    expect(server.mails).toHaveLength(tries);
    expect([await readEnd(run), await readStates(run)]).toEqual([outcome, { a: 'waiting', b: 'waiting' }]);
    isRight = true;
    server.runs.start(run);
    await finish(server, run);
    expect(await readStates(run)).toEqual({ a: 'sent', b: 'sent' });
  });

  test('goes in the order of its links, which are random: no order of people tells when somebody was mailed', async () => {
    const run = await givenRun(['a', 'b', 'c']);
    const server = givenServer(() => sent);
    server.runs.start(run);
    await finish(server, run);
    expect(server.mails.map(tokenOf)).toEqual(server.mails.map(tokenOf).sort());
    // Here the links count down, so that the last of the people has the first.
    expect(server.mails.map(({ to }) => to.charAt(0))).toEqual(['c', 'b', 'a']);
  });

  test('that is halted finishes the mail in the air and sends no other, however often it was started', async () => {
    const run = await givenRun(['a', 'b', 'c']);
    const server = givenServer(() => {
      if (server.mails.length === 2) server.runs.halt(study);
      return sent;
    });
    for (let press = 0; press < 3; press++) server.runs.start(run);
    await finish(server, run);
    await server.runs.close();
    expect(Object.values(await readStates(run)).sort()).toEqual(['sent', 'sent', 'waiting']);
    expect([server.mails.length, await readEnd(run)]).toEqual([2, null]);
  });

  test('that is gone on with at once after it was halted waits for the mail in the air, and sends each once', async () => {
    const run = await givenRun(['a', 'b']);
    let land: (delivery: Delivery) => void = () => undefined;
    const server = givenServer(() => {
      if (server.mails.length > 1) return sent;
      return new Promise((resolve) => {
        land = resolve;
      });
    });
    server.runs.start(run);
    await expect.poll(() => server.mails.length, { interval: 2 }).toBe(1);
    server.runs.halt(study);
    server.runs.start(run);
    await listInvitations(opened.db, study);
    expect(server.mails).toHaveLength(1);
    land(sent);
    await finish(server, run);
    expect(server.mails.map(({ to }) => to).sort()).toEqual(['a@example.com', 'b@example.com']);
  });

  test('that was killed goes on without mailing anybody twice, but for the mail in the air, both of whose links are good', async () => {
    const run = await givenRun(['a', 'b', 'c', 'd']);
    let hangs: () => void = () => undefined;
    const isHanging = new Promise<void>((resolve) => {
      hangs = resolve;
    });
    const killed = givenServer(() => {
      if (killed.mails.length < 2) return sent;
      hangs();
      return new Promise(() => undefined);
    });
    killed.runs.start(run);
    await isHanging;
    // What the killed program knew is gone; what it stored is there.
    const next = givenServer(() => sent);
    expect(next.runs.watch(run)).toBeUndefined();
    next.runs.start(run);
    await finish(next, run);
    const all = [...killed.mails, ...next.mails];
    const inTheAir = killed.mails[1];
    const others = all.filter(({ to }) => to !== inTheAir?.to);
    expect([others.length, new Set(others.map(({ to }) => to)).size]).toEqual([3, 3]);
    const links = all.filter(({ to }) => to === inTheAir?.to).map((mail) => hashToken(tokenOf(mail)));
    const row = await opened.db
      .selectFrom('invitation')
      .selectAll()
      .where('email', '=', inTheAir?.to ?? '')
      .where('study_id', '=', study)
      .executeTakeFirstOrThrow();
    expect([row.former_hash, row.token_hash]).toEqual(links);
    expect(await readEnd(run)).toBe('done');
  });

  test('in which the program fails breaks off, is logged, and can be gone on with', async () => {
    const run = await givenRun(['a']);
    const bug = new Error('a bug');
    const server = givenServer((_, tries) => {
      if (tries === 1) throw bug;
      return sent;
    });
    server.runs.start(run);
    await finish(server, run);
    expect([server.errors, await readEnd(run), await readStates(run)]).toEqual([[bug], null, { a: 'waiting' }]);
    server.runs.start(run);
    await finish(server, run);
    expect(await readStates(run)).toEqual({ a: 'sent' });
  });
});
