import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CountedResponse } from '../../src/core/answers/response.ts';
import type { Questionnaire } from '../../src/core/instrument/questionnaire.ts';
import { usualSettings } from '../../src/core/study/settings.ts';
import { findAccount, findAccountByName, hasAccounts, insertFirstAccount } from '../../src/storage/accounts.ts';
import { changeAction, insertAction, listActions } from '../../src/storage/actions.ts';
import { keepInstrument, removeInstrument } from '../../src/storage/changeInstrument.ts';
import { deleteStudy, publishStudy } from '../../src/storage/changeStudy.ts';
import { createStudy } from '../../src/storage/createStudy.ts';
import { eraseResponses, findChain } from '../../src/storage/eraseResponses.ts';
import { deleteImportMappings, findImportMapping, saveImportMapping } from '../../src/storage/importMappings.ts';
import { findInstrument, listStoredInstruments, type StoredInstrument } from '../../src/storage/instruments.ts';
import {
  addLink,
  findInvitation,
  insertInvitations,
  listInvitations,
  renewInvitations,
  revokeInvitations,
} from '../../src/storage/invitations.ts';
import { findLink, insertLink, type Link, listLinks, pickLink, retireLink, setKiosk } from '../../src/storage/links.ts';
import {
  countMails,
  endMailRun,
  findMailRun,
  insertMailRun,
  listMails,
  type MailRun,
  reopenMailRun,
  settleMail,
} from '../../src/storage/mailRuns.ts';
import { findQuestionnaire, findVersions, insertQuestionnaire } from '../../src/storage/questionnaires.ts';
import { readCounted } from '../../src/storage/readCounted.ts';
import { readShuffled } from '../../src/storage/readShuffled.ts';
import { listSuperseded, readArrivals, readResponses } from '../../src/storage/readSnapshot.ts';
import { countResponses, findResponse, listIdsFrom } from '../../src/storage/responses.ts';
import { type Receipt, type ResponseWriter, startResponseWriter } from '../../src/storage/responseWriter.ts';
import type { Database } from '../../src/storage/schema.ts';
import { deleteSession, findSession, insertSession } from '../../src/storage/sessions.ts';
import type { StoredResponse } from '../../src/storage/snapshot.ts';
import { archiveStudy, findLastArrival, findStudy, insertStudy, listStudies } from '../../src/storage/studies.ts';
import { findWithdrawal, settleWithdrawal } from '../../src/storage/withdrawals.ts';
import { servqual, servqualForm } from '../core/given.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';
import { responseId } from '../site.ts';
import {
  answersOf,
  countTransactions,
  deliver,
  listRows,
  nextOf,
  noPlan,
  packSame,
  submit,
  submittedAt,
  write,
} from './given.ts';

const inn = {
  id: 'inn',
  title: { zh: '云杉旅馆', en: 'Spruce "Inn"; drop table study --' },
  isMade: false,
  ...noPlan,
  design: 'direct',
} as const;

const action = {
  id: 'act',
  dimension: 'empathy',
  baseline: { wave: '1', n: 261, expectation: 6.1, gap: -1 / 3, ci: [-0.1 * 3, -1e-7] },
  cause: null,
  ownCause: "it's “so”; drop table action --",
  what: '每天早会练习十分钟',
  owner: 'Zoë',
  due: '2026-09-30',
  target: -0.05,
  state: 'open',
} as const;

const managersForm = givenStaffQuestionnaire('manager', 'direct');
const contactForm = givenStaffQuestionnaire('contact', 'direct');
/** Later than anything arrives in these tests. */
const atLast = 1_000_000;

/**
 * What every engine must do alike.
 *
 * @param open a database with its tables and nothing in them
 */
export function describeStorage(
  engine: string,
  open: () => Promise<{ readonly db: Database; readonly close: () => Promise<void> }>,
): void {
  let db: Database;
  let close: () => Promise<void>;
  /** Ids that no other test has used, so that all may share one database. */
  let lastId = 0;
  const freshId = () => responseId(++lastId);

  describe(`Kept in ${engine}`, () => {
    beforeAll(async () => {
      ({ db, close } = await open());
      await createStudy(db, inn, [servqualForm], nextOf('inn-survey', 'inn-report'), submittedAt);
    });
    afterAll(() => close());

    describe('a study', () => {
      test('comes back as it was stored, with its title in both languages', async () => {
        expect(await findStudy(db, 'inn')).toEqual(inn);
        expect(await findStudy(db, 'Inn')).toBeUndefined();
        expect(await findStudy(db, "inn' or '1'='1")).toBeUndefined();
      });

      test('is listed with the others, the newest first', async () => {
        const later = {
          id: 'z-museum',
          title: { en: 'Museum' },
          isMade: true,
          ...noPlan,
          settings: { ...usualSettings, waves: [{ id: 'after', opens: null, closes: null, quota: 20 }] },
          design: 'chain' as const,
        };
        await insertStudy(db, later, '2026-03-02T08:00:00.001Z');
        expect(await listStudies(db)).toEqual([later, inn]);
      });

      test('is stored whole or not at all', async () => {
        let surveys = 0;
        const again = createStudy(
          db,
          { ...inn, id: 'twin' },
          [servqualForm, managersForm],
          (kind) => (kind === 'survey' ? `twin-${++surveys}` : 'inn-report'),
          submittedAt,
        );
        await expect(again).rejects.toThrow('taken');
        expect(await findStudy(db, 'twin')).toBeUndefined();
        expect(await findQuestionnaire(db, 'twin', 'customer')).toBeUndefined();
        expect(await findLink(db, 'survey', 'twin-1')).toBeUndefined();
      });

      test('has a questionnaire and an address of its own for each audience, and one address for the report', async () => {
        const hall = { ...inn, id: 'hall' };
        const newLinkId = nextOf('hall-1', 'hall-2', 'hall-3', 'hall-4');
        await createStudy(db, hall, [servqualForm, managersForm, contactForm], newLinkId, submittedAt);
        for (const questionnaire of [servqualForm, managersForm, contactForm])
          expect(await findQuestionnaire(db, 'hall', questionnaire.audience)).toEqual({ version: 1, questionnaire });
        const links = await listLinks(db, 'hall');
        expect(links.map(({ publicId, kind, audience }) => [publicId, kind, audience])).toEqual([
          ['hall-1', 'survey', 'customer'],
          ['hall-2', 'survey', 'manager'],
          ['hall-3', 'survey', 'contact'],
          ['hall-4', 'report', 'customer'],
        ]);
        expect(pickLink(links, 'survey')?.publicId).toBe('hall-1');
        expect(pickLink(links, 'survey', 'contact')?.publicId).toBe('hall-3');
        expect(pickLink(links, 'report')?.publicId).toBe('hall-4');
      });

      test('that asks only customers can ask staff later, once, and keeps what it has', async () => {
        await createStudy(db, { ...inn, id: 'shop' }, [servqualForm], nextOf('shop-1', 'shop-2'), submittedAt);
        const forms = [servqualForm, managersForm, contactForm];
        const add = (...ids: readonly string[]) =>
          publishStudy(db, { ...inn, id: 'shop' }, forms, nextOf(...ids), submittedAt);
        await add('shop-3', 'shop-4');
        expect(await findQuestionnaire(db, 'shop', 'manager')).toEqual({ version: 1, questionnaire: managersForm });
        const links = await listLinks(db, 'shop');
        expect(links.map(({ publicId }) => publicId)).toEqual(['shop-1', 'shop-2', 'shop-3', 'shop-4']);
        expect(pickLink(links, 'survey')?.publicId).toBe('shop-1');
        await add('shop-5', 'shop-6');
        expect(await listLinks(db, 'shop')).toEqual(links);
      });
    });

    describe('a study that is published again', () => {
      const plan = async (id: string, questionnaires: readonly Questionnaire[], ...ids: readonly string[]) =>
        publishStudy(db, { ...inn, id }, questionnaires, nextOf(...ids), submittedAt);
      const listVersions = async (id: string) =>
        (
          await db.selectFrom('questionnaire').select('version').where('study_id', '=', id).orderBy('version').execute()
        ).map(({ version }) => version);

      test('gets a new version where the texts have changed, and none where nothing has', async () => {
        await insertStudy(db, { ...inn, id: 'again' }, submittedAt);
        expect(await plan('again', [servqualForm], 'again-1', 'again-2')).toBeNull();
        expect(await plan('again', [servqualForm])).toBeNull();
        expect(await listVersions('again')).toEqual([1]);
        const thanked = { ...servqualForm, consent: { en: 'I agree' } };
        expect(await plan('again', [thanked])).toBeNull();
        expect(await findQuestionnaire(db, 'again', 'customer')).toEqual({ version: 2, questionnaire: thanked });
        expect(await findVersions(db, 'again')).toBe('customer 2');
        expect(await listLinks(db, 'again')).toHaveLength(2);
      });

      test('may ask other items while nobody has answered, and no more once somebody has: then nothing is changed', async () => {
        const shorter = { ...servqualForm, items: servqualForm.items.slice(1) };
        await insertStudy(db, { ...inn, id: 'other' }, submittedAt);
        await plan('other', [servqualForm], 'other-1', 'other-2');
        expect(await plan('other', [shorter])).toBeNull();
        await write(
          startResponseWriter(db),
          submit(freshId(), packSame(6, 5).slice(2), { studyId: 'other', version: 2 }),
        );
        const title = { en: 'Another title' };
        const refused = publishStudy(db, { ...inn, id: 'other', title }, [servqualForm], nextOf(), submittedAt);
        expect(await refused).toEqual({ answered: ['customer'] });
        expect(await listVersions('other')).toEqual([1, 2]);
        expect((await findStudy(db, 'other'))?.title).toEqual(inn.title);
      });

      test('is gone with all it holds when it is deleted, and no other study is', async () => {
        await createStudy(db, { ...inn, id: 'gone' }, [servqualForm], nextOf('gone-1', 'gone-2'), submittedAt);
        await write(startResponseWriter(db), submit(freshId(), packSame(6, 5), { studyId: 'gone' }));
        const kind = { studyId: 'gone', audience: 'customer', header: 'h' } as const;
        await saveImportMapping(db, kind, '{}', submittedAt);
        await insertAction(db, 'gone', action, submittedAt);
        await insertAction(db, 'inn', { ...action, id: 'stays' }, submittedAt);
        const before = (await listStudies(db)).length;
        await deleteStudy(db, 'gone');
        expect(await listActions(db, 'gone')).toEqual([]);
        expect(await listActions(db, 'inn')).toHaveLength(1);
        expect(await findImportMapping(db, kind)).toBeUndefined();
        expect(await findStudy(db, 'gone')).toBeUndefined();
        expect(await listLinks(db, 'gone')).toEqual([]);
        expect(await countResponses(db, 'gone')).toEqual([]);
        expect(await findQuestionnaire(db, 'gone', 'customer')).toBeUndefined();
        expect(await listStudies(db)).toHaveLength(before - 1);
      });

      test('keeps what is done about its gaps, to the last digit, each once and in order, and changes one alone', async () => {
        await createStudy(db, { ...inn, id: 'acts' }, [servqualForm], nextOf('acts-1', 'acts-2'), submittedAt);
        const later = '2026-03-02T08:00:00.001Z';
        await insertAction(db, 'acts', { ...action, id: 'b' }, submittedAt);
        await insertAction(db, 'acts', { ...action, id: 'a' }, later);
        await insertAction(db, 'acts', { ...action, id: 'b', what: 'sent again' }, later);
        await insertAction(db, 'hall', { ...action, id: 'b' }, later);
        const times = { studyId: 'acts', createdAt: submittedAt, changedAt: submittedAt };
        const [first, second] = [
          { ...action, ...times, id: 'b' },
          { ...action, id: 'a', studyId: 'acts', createdAt: later, changedAt: later },
        ];
        expect(await listActions(db, 'acts')).toEqual([first, second]);
        const { id: _, dimension: __, baseline: ___, state: ____, ...plan } = action;
        await changeAction(db, first, { plan: { ...plan, target: -0.1 + -0.2 } }, later);
        await changeAction(db, first, { state: 'done' }, later);
        const changed = { ...first, target: -0.1 + -0.2, state: 'done', changedAt: later };
        expect(await listActions(db, 'acts')).toEqual([changed, second]);
        expect(await listActions(db, 'hall')).toMatchObject([{ id: 'b', target: action.target, state: 'open' }]);
      });

      test('remembers how files are read, by whose they are and their columns, until that is forgotten', async () => {
        const kind = { studyId: 'again', audience: 'customer', header: 'h' } as const;
        const others = [
          { ...kind, header: 'i' },
          { ...kind, audience: 'manager' },
          { ...kind, studyId: 'inn' },
        ] as const;
        for (const each of [kind, ...others]) await saveImportMapping(db, each, 'first', submittedAt);
        await saveImportMapping(db, kind, 'second', submittedAt);
        expect(await findImportMapping(db, kind)).toBe('second');
        await deleteImportMappings(db, 'again', kind);
        expect(await findImportMapping(db, kind)).toBeUndefined();
        for (const each of others) expect(await findImportMapping(db, each)).toBe('first');
        for (const { studyId } of others) await deleteImportMappings(db, studyId);
      });

      test('that is archived stays, and says so', async () => {
        await archiveStudy(db, 'again', submittedAt);
        expect(await findStudy(db, 'again')).toMatchObject({ isArchived: true });
        await archiveStudy(db, 'again', null);
        expect(await findStudy(db, 'again')).toMatchObject({ isArchived: false });
      });
    });

    describe('a questionnaire', () => {
      test('comes back whole, whatever becomes of the instrument it was made from', async () => {
        const published = await findQuestionnaire(db, 'inn', 'customer');
        expect(published).toEqual({ version: 1, questionnaire: servqualForm });
        expect(await findQuestionnaire(db, 'inn', 'manager')).toBeUndefined();
      });

      test('never changes: a version is published once, and the newest is the one in use', async () => {
        const shorter = { ...servqualForm, items: servqualForm.items.slice(0, 3) };
        await insertStudy(db, { ...inn, id: 'versions' }, submittedAt);
        await insertQuestionnaire(db, 'versions', { version: 1, questionnaire: servqualForm }, submittedAt);
        const again = insertQuestionnaire(db, 'versions', { version: 1, questionnaire: shorter }, submittedAt);
        await expect(again).rejects.toThrow();
        expect(await findQuestionnaire(db, 'versions', 'customer')).toEqual({
          version: 1,
          questionnaire: servqualForm,
        });
        for (const version of [10, 9])
          await insertQuestionnaire(db, 'versions', { version, questionnaire: shorter }, submittedAt);
        expect(await findQuestionnaire(db, 'versions', 'customer')).toEqual({ version: 10, questionnaire: shorter });
      });
    });

    describe('a public link', () => {
      test('leads to its study, audience and source, and only for what it was made', async () => {
        const poster = { studyId: 'inn', kind: 'survey', audience: 'contact', source: 'poster' } as const;
        expect(await insertLink(db, poster, () => 'a-poster')).toBe('a-poster');
        const found = { ...poster, publicId: 'a-poster', preset: new Map(), retiredAt: null, kiosk: null };
        expect(await findLink(db, 'survey', 'a-poster')).toEqual(found);
        expect(await findLink(db, 'report', 'a-poster')).toBeUndefined();
        expect(await findLink(db, 'report', 'inn-survey')).toBeUndefined();
        expect((await listLinks(db, 'inn')).map(({ publicId }) => publicId)).toEqual([
          'inn-report',
          'inn-survey',
          'a-poster',
        ]);
      });

      test('can answer questions about the respondent by itself', async () => {
        const preset = new Map([
          ['branch', '东区'],
          ['__proto__', 'x'],
        ]);
        const counter = {
          studyId: 'inn',
          kind: 'survey',
          audience: 'customer',
          source: '东区店 柜台3',
          preset,
        } as const;
        await insertLink(db, counter, () => 'a-counter');
        expect((await findLink(db, 'survey', 'a-counter'))?.preset).toEqual(preset);
      });

      test('can be taken out of use and put back, and is still told of then', async () => {
        for (const since of ['2026-03-02T09:00:00.000Z', null]) {
          await retireLink(db, 'a-counter', since);
          expect((await findLink(db, 'survey', 'a-counter'))?.retiredAt).toBe(since);
          expect((await findLink(db, 'survey', 'inn-survey'))?.retiredAt).toBeNull();
        }
      });

      test('can be a kiosk, be one otherwise, and be none again', async () => {
        for (const kiosk of [{ pin: 'a hash', idleSeconds: 60 }, { pin: 'another', idleSeconds: 90 }, null]) {
          await setKiosk(db, 'a-counter', kiosk);
          expect((await findLink(db, 'survey', 'a-counter'))?.kiosk).toEqual(kiosk);
          expect((await findLink(db, 'survey', 'inn-survey'))?.kiosk).toBeNull();
        }
      });

      test('is picked among those in use, the usual one first', () => {
        const link = (publicId: string, source: string, retiredAt: string | null): Link => {
          const about = {
            studyId: 'inn',
            kind: 'survey',
            audience: 'customer',
            preset: new Map(),
            kiosk: null,
          } as const;
          return { ...about, publicId, source, retiredAt };
        };
        const [door, usual] = [link('door', 'a door', null), link('usual', 'link', null)];
        expect(pickLink([door, usual], 'survey')).toBe(usual);
        expect(pickLink([{ ...usual, retiredAt: submittedAt }, door], 'survey')).toBe(door);
        expect(pickLink([door, usual], 'survey', 'manager')).toBeUndefined();
      });

      test('has an id of its own and belongs to a study', async () => {
        const link = { studyId: 'nowhere', kind: 'survey', audience: 'customer', source: 'card' } as const;
        await expect(insertLink(db, link, () => 'a-card')).rejects.toThrow();
        const taken = insertLink(db, { ...link, studyId: 'inn' }, () => 'inn-survey');
        await expect(taken).rejects.toThrow('taken');
        expect(await findLink(db, 'survey', 'inn-survey')).toMatchObject({ source: 'link' });
      });

      test('gets the next id where the first is taken', async () => {
        const link = { studyId: 'inn', kind: 'survey', audience: 'customer', source: 'card' } as const;
        expect(await insertLink(db, link, nextOf('inn-survey', 'inn-report', 'a-card'))).toBe('a-card');
        expect(await findLink(db, 'survey', 'inn-survey')).toMatchObject({ source: 'link' });
        expect(await findLink(db, 'survey', 'a-card')).toMatchObject(link);
      });
    });

    describe('an uploaded instrument', () => {
      const instrument = { ...servqual, id: 'ours' };
      const source = 'id: ours # "; drop table instrument --\n';
      const changed = { instrument: { ...instrument, version: '2' }, source: 'id: ours\nversion: "2"\n' };
      const keep = (stored: StoredInstrument) => keepInstrument(db, stored, submittedAt);
      const draft = { ...inn, id: 'draft', instrument };
      const published = { ...inn, id: 'published', instrument };

      test('comes back whole with its text, and is listed with the others by id', async () => {
        expect(await keep({ instrument, source })).toBe('created');
        expect(await keep({ instrument: { ...servqual, id: 'a-first' }, source: '' })).toBe('created');
        expect(await findInstrument(db, 'ours')).toEqual({ instrument, source });
        expect(await findInstrument(db, 'Ours')).toBeUndefined();
        expect((await listStoredInstruments(db)).map(({ id }) => id)).toEqual(['a-first', 'ours']);
      });

      test('that comes again changes nothing; with another content or text it takes the place of the former', async () => {
        expect(await keep({ instrument, source })).toBe('same');
        expect(await keep({ instrument, source: changed.source })).toBe('replaced');
        expect(await findInstrument(db, 'ours')).toEqual({ instrument, source: changed.source });
        expect(await keep({ instrument: changed.instrument, source })).toBe('replaced');
        expect(await findInstrument(db, 'ours')).toEqual({ instrument: changed.instrument, source });
        expect(await keep({ instrument, source })).toBe('replaced');
        expect(await listStoredInstruments(db)).toHaveLength(2);
      });

      test('is replaced in drafts that have it as it was, not in others, and not where it is published', async () => {
        await insertStudy(db, draft, submittedAt);
        const own = { ...instrument, title: { en: 'As a definition had it' } };
        await insertStudy(db, { ...draft, id: 'own-draft', instrument: own }, submittedAt);
        await createStudy(db, published, [servqualForm], nextOf('published-1', 'published-2'), submittedAt);
        await keep(changed);
        expect((await findStudy(db, 'draft'))?.instrument).toEqual(changed.instrument);
        expect((await findStudy(db, 'own-draft'))?.instrument).toEqual(own);
        expect((await findStudy(db, 'published'))?.instrument).toEqual(instrument);
      });

      test('is deleted only once no draft needs it, whatever was published by it', async () => {
        expect((await removeInstrument(db, 'ours')).map(({ id }) => id)).toEqual(['draft', 'own-draft']);
        expect(await findInstrument(db, 'ours')).toEqual(changed);
        for (const id of ['draft', 'own-draft']) await deleteStudy(db, id);
        expect(await removeInstrument(db, 'ours')).toEqual([]);
        expect((await listStoredInstruments(db)).map(({ id }) => id)).toEqual(['a-first']);
        expect((await findStudy(db, 'published'))?.instrument).toEqual(instrument);
      });
    });

    describe('an account', () => {
      test('is made once with a set-up code, however many try at the same time', async () => {
        expect(await hasAccounts(db)).toBe(false);
        const made = await Promise.all(
          ['mei', 'ann', 'bo', 'li', 'wu'].map((name) =>
            insertFirstAccount(db, { id: `account-${name}`, name, password: 'hash' }, submittedAt),
          ),
        );
        expect(made.filter(Boolean)).toHaveLength(1);
        expect(await hasAccounts(db)).toBe(true);
        const account = { id: 'account-mei', name: 'mei', password: 'hash' };
        expect(await findAccountByName(db, 'mei')).toEqual(account);
        expect(await findAccount(db, 'account-mei')).toEqual(account);
        expect(await findAccountByName(db, 'ann')).toBeUndefined();
      });

      test('has sessions, which end at their time or when they are deleted', async () => {
        const session = (tokenHash: string, expiresAt: string) => ({ tokenHash, accountId: 'account-mei', expiresAt });
        await insertSession(db, session('first', '2026-03-02T20:00:00.000Z'), submittedAt);
        await insertSession(db, session('second', '2026-03-02T21:00:00.000Z'), submittedAt);
        expect(await findSession(db, 'first', '2026-03-02T19:59:59.999Z')).toBe('account-mei');
        expect(await findSession(db, 'first', '2026-03-02T20:00:00.000Z')).toBeUndefined();
        expect(await findSession(db, 'second', '2026-03-02T20:00:00.000Z')).toBe('account-mei');
        await deleteSession(db, 'second');
        expect(await findSession(db, 'second', submittedAt)).toBeUndefined();
      });

      test('starts a session by clearing away those that have ended', async () => {
        const session = { tokenHash: 'third', accountId: 'account-mei', expiresAt: '2026-03-03T08:00:00.000Z' };
        await insertSession(db, session, '2026-03-02T20:00:00.000Z');
        const kept = await db.selectFrom('session').select('token_hash').execute();
        expect(kept).toEqual([{ token_hash: 'third' }]);
      });
    });

    describe('a response', () => {
      let writer: ResponseWriter;
      beforeAll(() => {
        writer = startResponseWriter(db);
      });
      const readRow = (id: string) =>
        db.selectFrom('response').selectAll().where('study_id', '=', 'inn').where('id', '=', id).executeTakeFirst();
      const countRows = async () => (await listRows(db)).length;

      test('is stored with all that is known of it', async () => {
        const id = freshId();
        const answers = {
          items: `${packSame(7, 1).slice(0, 40)}.?/!`,
          points: new Map([['reliability', 60]]),
          outcomes: new Map([['satisfaction', 5]]),
          profile: new Map([['branch', '中山路']]),
          comments: new Map([['comment', 'It\'s "fine" 😀\n真不错']]),
        };
        const submission = submit(id, answers);
        const response = {
          ...submission.response,
          language: 'en',
          seconds: 241,
          respondent: 'guest 7',
          isTrapped: true,
        };
        expect(await write(writer, { ...submission, response, consent: 'a hash' })).toEqual({ outcome: 'created', id });
        expect(await readRow(id)).toEqual({
          study_id: 'inn',
          id,
          audience: 'customer',
          version: 1,
          wave: '1',
          answers: '60'.repeat(20).concat('.?/!'),
          points: '{"reliability":60}',
          outcomes: '{"satisfaction":5}',
          profile: '{"branch":"中山路"}',
          comments: '{"comment":"It\'s \\"fine\\" 😀\\n真不错"}',
          language: 'en',
          seconds: 241,
          respondent: 'guest 7',
          consent: 'a hash',
          trapped: 1,
          source: 'link',
          submitted_at: submittedAt,
          conflict_of: null,
          superseded_by: null,
          arrived: await findLastArrival(db, 'inn'),
          superseded_in: null,
        });
        expect(await findResponse(db, 'inn', id)).toBeDefined();
        expect(await findResponse(db, 'z-museum', id)).toBeUndefined();
      });

      test('keeps dimensions and questions apart that are named like what every object carries', async () => {
        const id = freshId();
        const named = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
        const points = new Map(named.map((name, index) => [name, index + 1]));
        const comments = new Map(named.map((name) => [name, `about ${name}`]));
        expect((await write(writer, submit(id, { points, comments }))).outcome).toBe('created');
        const row = await readRow(id);
        expect(Object.entries(JSON.parse(row?.points ?? ''))).toEqual([...points]);
        expect(Object.entries(JSON.parse(row?.comments ?? ''))).toEqual([...comments]);
        expect((await write(writer, submit(id, { points, comments }))).outcome).toBe('same');
        comments.set('__proto__', 'something else');
        expect((await write(writer, submit(id, { points, comments }))).outcome).toBe('conflict');
      });

      test('sent again is the same response: the receipt is the first one, and nothing is added', async () => {
        const id = freshId();
        const full = {
          points: new Map([['reliability', 60]]),
          outcomes: new Map([['satisfaction', 5]]),
          profile: new Map([['branch', 'North']]),
          comments: new Map([['comment', 'Thanks']]),
        };
        await write(writer, submit(id, full));
        const before = await listRows(db);
        // A later time, another language or another link do not make it another response.
        const again = submit(id, full, { submittedAt: '2026-03-02T09:00:00.000Z', source: 'poster' });
        expect(await write(writer, again)).toEqual({ outcome: 'same', id });
        expect(await listRows(db)).toEqual(before);
      });

      test.each([
        ['an answer', { items: packSame(6, 4) }],
        ['the points', { points: new Map([['reliability', 61]]) }],
        ['the outcome', { outcomes: new Map([['satisfaction', 6]]) }],
        ['the profile', { profile: new Map([['branch', 'South']]) }],
        ['the comment', { comments: new Map([['comment', 'No thanks']]) }],
      ])('with the id of another one is kept beside it when only %s differs, once', async (_, change) => {
        const id = freshId();
        await write(writer, submit(id, {}));
        const first = await readRow(id);
        const rows = await countRows();
        const conflict = await write(writer, submit(id, change));
        expect(conflict.outcome).toBe('conflict');
        expect(conflict.id).not.toBe(id);
        expect(await readRow(id)).toEqual(first);
        expect(await readRow(conflict.id)).toMatchObject({ conflict_of: id, superseded_by: null });
        expect(await write(writer, submit(id, change))).toEqual(conflict);
        expect(await write(writer, submit(id, {}))).toEqual({ outcome: 'same', id });
        expect(await countRows()).toBe(rows + 1);
      });

      test('with the id of another one is refused where it may not get a fresh id, and the first stays as it is', async () => {
        const id = freshId();
        await write(writer, submit(id, packSame(6, 5)));
        const before = await listRows(db);
        const refused = await writer.write([{ submission: submit(id, packSame(6, 4)), spareId: null }]);
        expect(refused).toEqual([{ outcome: 'refused', id }]);
        const same = await writer.write([{ submission: submit(id, packSame(6, 5)), spareId: null }]);
        expect(same).toEqual([{ outcome: 'same', id }]);
        expect(await listRows(db)).toEqual(before);
      });

      test('that was kept beside another one can be sent by its own id as well, as an export of the study has it', async () => {
        const id = freshId();
        await write(writer, submit(id, packSame(6, 5)));
        const { id: kept } = await write(writer, submit(id, packSame(6, 4)));
        const rows = await countRows();
        const exported = [
          { submission: submit(id, packSame(6, 5)), spareId: null },
          { submission: submit(kept, packSame(6, 4)), spareId: null },
        ];
        expect((await writer.write(exported)).map(({ outcome }) => outcome)).toEqual(['same', 'same']);
        const other = [{ submission: submit(kept, packSame(1, 1)), spareId: null }];
        expect(await writer.write(other)).toEqual([{ outcome: 'refused', id: kept }]);
        expect(await countRows()).toBe(rows);
      });

      test('of one study has nothing to do with that of another that happens to have its id', async () => {
        const id = freshId();
        await insertQuestionnaire(db, 'z-museum', { version: 1, questionnaire: servqualForm }, submittedAt);
        const elsewhere = submit(id, packSame(1, 1), { studyId: 'z-museum' });
        const both = await Promise.all([write(writer, submit(id, packSame(6, 5))), write(writer, elsewhere)]);
        expect(both).toEqual([
          { outcome: 'created', id },
          { outcome: 'created', id },
        ]);
        expect(await write(writer, elsewhere)).toEqual({ outcome: 'same', id });
        expect((await readRow(id))?.answers).toBe(packSame(6, 5));
      });

      test('sent fifty times at once is one row, and every sender gets the same receipt', async () => {
        const id = freshId();
        const rows = await countRows();
        const receipts = await Promise.all(Array.from({ length: 50 }, () => write(writer, submit(id, packSame(6, 5)))));
        expect(new Set(receipts.map((receipt) => receipt.id))).toEqual(new Set([id]));
        expect(receipts.filter(({ outcome }) => outcome === 'created')).toHaveLength(1);
        expect(receipts.filter(({ outcome }) => outcome === 'same')).toHaveLength(49);
        expect(await countRows()).toBe(rows + 1);
      });

      test('is stored for each of 600 people who send at once, in a few transactions', async () => {
        const counting = countTransactions(db);
        const grouping = startResponseWriter(counting.db);
        const sent = new Map(Array.from({ length: 600 }, (_, index) => [freshId(), answersOf(index)]));
        const receipts = await Promise.all([...sent].map(([id, answers]) => write(grouping, submit(id, answers))));
        expect(receipts).toEqual([...sent.keys()].map((id) => ({ outcome: 'created', id })));
        const stored = new Map((await listRows(db)).map((row) => [row.id, row.answers]));
        for (const [id, answers] of sent) expect(stored.get(id)).toBe(answers);
        expect(counting.count()).toBeLessThanOrEqual(3);
      });

      test('that arrives while others are being stored waits for the next transaction and is stored, too', async () => {
        const counting = countTransactions(db);
        const grouping = startResponseWriter(counting.db);
        const ids: string[] = [];
        const waves = Array.from({ length: 20 }, async (_, wave) => {
          for (let turn = 0; turn < wave; turn++) await new Promise((resolve) => setImmediate(resolve));
          await Promise.all(
            Array.from({ length: 10 }, async () => {
              const id = freshId();
              ids.push(id);
              await write(grouping, submit(id, packSame(6, 5)));
              expect(await findResponse(db, 'inn', id)).toBeDefined();
            }),
          );
        });
        await Promise.all(waves);
        expect(ids).toHaveLength(200);
        expect(counting.count()).toBeLessThanOrEqual(40);
      });

      test('of a batch is stored with all the others of it or not at all', async () => {
        const before = await listRows(db);
        const good = Array.from({ length: 1200 }, (_, index) => deliver(submit(freshId(), answersOf(index))));
        const bad = deliver(submit(freshId(), packSame(6, 5), { version: 99 }));
        await expect(writer.write([...good, bad])).rejects.toThrow();
        expect(await listRows(db)).toEqual(before);
        const receipts = await writer.write(good);
        expect(receipts.map(({ id }) => id)).toEqual(good.map(({ submission }) => submission.response.id));
        expect(await countRows()).toBe(before.length + 1200);
        expect((await writer.write(good)).every(({ outcome }) => outcome === 'same')).toBe(true);
        expect(await countRows()).toBe(before.length + 1200);
      });

      test('that cannot be stored does not take down the others that share its transaction', async () => {
        const good = Array.from({ length: 10 }, (_, index) => submit(freshId(), answersOf(index)));
        const bad = submit(freshId(), packSame(6, 5), { version: 99 });
        const sent = [...good.slice(0, 5), bad, ...good.slice(5)];
        const outcomes = await Promise.allSettled(sent.map((submission) => write(writer, submission)));
        expect(outcomes.map(({ status }) => status)).toEqual(
          sent.map((submission) => (submission === bad ? 'rejected' : 'fulfilled')),
        );
        for (const { response } of good) expect(await findResponse(db, 'inn', response.id)).toBeDefined();
        expect(await findResponse(db, 'inn', bad.response.id)).toBeUndefined();
        expect((await write(writer, submit(freshId(), packSame(6, 5)))).outcome).toBe('created');
      });

      test('is never lost and never doubled, whatever is sent, in whatever groups', async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
            async (groups) => {
              const ids = [freshId(), freshId(), freshId()];
              const answers = [answersOf(1), answersOf(2), answersOf(3)];
              const before = await countRows();
              const send = (group: readonly (readonly [number, number])[]) =>
                Promise.all(group.map(([id, said]) => write(writer, submit(ids[id] ?? '', answers[said] ?? ''))));
              const receipts = (await Promise.all(groups.map(send))).flat();
              // By the rule: the first of an id has that id; the same again is that one; others are one response each.
              const idBySaid = new Map<string, string>();
              for (const [index, [id, said]] of groups.flat().entries()) {
                const receipt = receipts[index];
                const isFirst = ![...idBySaid.keys()].some((key) => key.startsWith(`${id} `));
                const known = idBySaid.get(`${id} ${said}`);
                expect(receipt?.id).toBe(known ?? (isFirst ? ids[id] : receipt?.id));
                const isOwn = receipt?.id === ids[id];
                expect(receipt?.outcome).toBe(isOwn ? (known ? 'same' : 'created') : 'conflict');
                idBySaid.set(`${id} ${said}`, receipt?.id ?? '');
              }
              expect(new Set(idBySaid.values()).size).toBe(idBySaid.size);
              expect(await countRows()).toBe(before + idBySaid.size);
              for (const [key, id] of idBySaid) expect((await readRow(id))?.answers).toBe(answers[Number(key.at(-1))]);
            },
          ),
          { numRuns: 60 },
        );
      });
    });

    describe('an invitation', () => {
      let writer: ResponseWriter;
      const invite = (...ids: readonly string[]) => {
        const people = ids.map((id) => ({ id, recipient: `who ${id}`, email: null, tokenHash: `hash of ${id}` }));
        return insertInvitations(db, 'invited', 'customer', people, submittedAt);
      };
      const answer = (id: string, invitation: string, answers = packSame(6, 5)) => ({
        ...deliver(submit(id, answers, { studyId: 'invited' })),
        invitation,
      });
      const stateOf = async (id: string) => (await findInvitation(db, `hash of ${id}`))?.state;
      const outcomes = (receipts: readonly Receipt[]) => receipts.map(({ outcome }) => outcome);
      beforeAll(async () => {
        writer = startResponseWriter(db);
        await createStudy(db, { ...inn, id: 'invited' }, [servqualForm], nextOf('invited-1', 'invited-2'), submittedAt);
      });

      test('is found by the hash of its link alone', async () => {
        expect(await invite('a')).toEqual([]);
        const about = { studyId: 'invited', audience: 'customer', email: null, state: 'open', sentCount: 1 };
        expect(await findInvitation(db, 'hash of a')).toEqual({
          ...about,
          id: 'a',
          recipient: 'who a',
          mailedAt: null,
        });
        expect(await findInvitation(db, 'a')).toBeUndefined();
      });

      test('is stored with all others of its list or not at all, as where somebody holds an open one', async () => {
        expect(await invite('b', 'a', 'c')).toEqual(['who a']);
        expect(await listInvitations(db, 'invited')).toHaveLength(1);
        await expect(invite('d', 'd')).rejects.toThrow();
        expect(await listInvitations(db, 'invited')).toHaveLength(1);
      });

      test('is used by the first response that comes by it, in the same transaction', async () => {
        await invite('once');
        const [first, second] = [freshId(), freshId()];
        const both = await writer.write([answer(first, 'once'), answer(second, 'once')]);
        expect(outcomes(both)).toEqual(['created', 'refused']);
        expect(outcomes(await writer.write([answer(second, 'once')]))).toEqual(['refused']);
        expect(await findResponse(db, 'invited', second)).toBeUndefined();
        expect(await stateOf('once')).toBe('used');
      });

      test('gives the same receipt to the same form however often it comes, also within one commit', async () => {
        await invite('again');
        const id = freshId();
        const sent = await writer.write([answer(id, 'again'), answer(id, 'again')]);
        expect(outcomes(sent)).toEqual(['created', 'same']);
        const later = await Promise.all([1, 2, 3].map(() => writer.write([answer(id, 'again')])));
        expect(outcomes(later.flat())).toEqual(['same', 'same', 'same']);
        expect(outcomes(await writer.write([answer(id, 'again', packSame(6, 4))]))).toEqual(['conflict']);
      });

      test('is not used by a response that could not be stored', async () => {
        await invite('failed');
        const wrong = answer(freshId(), 'failed');
        const failing = writer.write([{ ...wrong, submission: { ...wrong.submission, version: 99 } }]);
        await expect(failing).rejects.toThrow();
        expect(await stateOf('failed')).toBe('open');
        expect(outcomes(await writer.write([answer(freshId(), 'failed')]))).toEqual(['created']);
      });

      test('that was revoked takes nothing, and one that was used cannot be revoked', async () => {
        await invite('revoked');
        await revokeInvitations(db, 'invited', ['revoked', 'once'], submittedAt);
        expect([await stateOf('revoked'), await stateOf('once')]).toEqual(['revoked', 'used']);
        expect(outcomes(await writer.write([answer(freshId(), 'revoked')]))).toEqual(['refused']);
        await revokeInvitations(db, 'inn', ['a'], submittedAt);
        expect(await stateOf('a')).toBe('open');
      });

      test('gets a new link while it is open, and the old one finds nothing', async () => {
        const renewed = ['a', 'once', 'revoked', 'nobody'].map((id) => ({ id, tokenHash: `new hash of ${id}` }));
        expect(await renewInvitations(db, 'invited', renewed)).toEqual(new Set(['a']));
        expect(await findInvitation(db, 'hash of a')).toBeUndefined();
        expect(await findInvitation(db, 'new hash of a')).toMatchObject({ id: 'a', sentCount: 2 });
        expect(await findInvitation(db, 'new hash of once')).toBeUndefined();
      });

      test('gets one more link to be mailed, beside the one before and no older one; new links for all end both', async () => {
        await invite('mailed');
        const find = (hash: string) => findInvitation(db, hash);
        for (const hash of ['mail 1', 'mail 1', 'mail 2'])
          expect(await addLink(db, 'invited', 'mailed', hash, submittedAt)).toEqual({
            recipient: 'who mailed',
            email: null,
          });
        expect(await find('hash of mailed')).toBeUndefined();
        for (const hash of ['mail 1', 'mail 2']) expect(await find(hash)).toMatchObject({ id: 'mailed', sentCount: 3 });
        await renewInvitations(db, 'invited', [{ id: 'mailed', tokenHash: 'by hand' }]);
        expect([await find('mail 1'), await find('mail 2')]).toEqual([undefined, undefined]);
        for (const id of ['once', 'revoked', 'nobody'])
          expect(await addLink(db, 'invited', id, `mail to ${id}`, submittedAt)).toBeUndefined();
        expect(await find('mail to once')).toBeUndefined();
      });

      test('is mailed by one run at a time, which can be ended once and taken up again', async () => {
        const about = {
          studyId: 'invited',
          audience: 'customer',
          texts: [],
          origin: 'https://a.example',
          rate: 30,
        } as const;
        const run = (id: string): MailRun => ({ ...about, id, startedAt: submittedAt, ended: null });
        const began = await Promise.all(['one', 'one', 'two'].map((id) => insertMailRun(db, run(id), ['a', 'once'])));
        expect(began.map(({ id, isNew }) => `${id} ${isNew}`).sort()).toEqual(['one false', 'one false', 'one true']);
        await settleMail(db, run('one'), { invitationId: 'a', state: 'sent', reason: null });
        await settleMail(db, run('one'), { invitationId: 'once', state: 'failed', reason: '550' });
        expect(await countMails(db, 'invited', 'one')).toEqual(
          new Map([
            ['failed', 1],
            ['sent', 1],
          ]),
        );
        const failed = { invitationId: 'once', state: 'failed', reason: '550' };
        expect(await listMails(db, 'invited', 'one', 'failed')).toEqual([failed]);
        expect(await listMails(db, 'invited', 'one', 'waiting')).toEqual([]);
        const mailed = (await listInvitations(db, 'invited')).filter(({ mailedAt }) => mailedAt !== null);
        expect(mailed.map(({ id, mailedAt }) => [id, mailedAt])).toEqual([['a', submittedAt]]);
        // What began before finds that it was mailed meanwhile.
        expect(await addLink(db, 'invited', 'a', 'late', '2026-03-01T00:00:00.000Z')).toBeUndefined();
        expect(await addLink(db, 'invited', 'a', 'reminder', submittedAt)).toBeDefined();
        await endMailRun(db, 'invited', 'one', 'cancelled');
        await endMailRun(db, 'invited', 'one', 'done');
        expect(await findMailRun(db, 'invited', 'one')).toEqual({ ...run('one'), ended: 'cancelled' });
        expect(await insertMailRun(db, run('one'), [])).toEqual({ id: 'one', isNew: false });
        expect(await insertMailRun(db, run('two'), [])).toEqual({ id: 'two', isNew: true });
        expect(await reopenMailRun(db, 'invited', 'one')).toBe(false);
        await endMailRun(db, 'invited', 'two', 'done');
        expect(await reopenMailRun(db, 'invited', 'one')).toBe(true);
        expect(await findMailRun(db, 'invited', 'one')).toEqual(run('one'));
        expect(await findMailRun(db, 'inn', 'one')).toBeUndefined();
      });

      test('goes with its study', async () => {
        await deleteStudy(db, 'invited');
        expect(await listInvitations(db, 'invited')).toEqual([]);
      });
    });

    describe('a correction', () => {
      let writer: ResponseWriter;
      beforeAll(async () => {
        writer = startResponseWriter(db);
        await insertStudy(db, { ...inn, id: 'corrections' }, submittedAt);
        await insertQuestionnaire(db, 'corrections', { version: 1, questionnaire: servqualForm }, submittedAt);
      });
      const send = async (id: string, answers: string) =>
        (await write(writer, submit(id, answers, { studyId: 'corrections' }))).id;
      const listCounted = async () => {
        const counted: string[] = [];
        const snapshot = { studyId: 'corrections', audience: 'customer', upTo: atLast } as const;
        for await (const block of readResponses(db, snapshot, 100))
          for (const { response, supersededIn } of block) if (supersededIn === null) counted.push(response.id);
        return counted;
      };

      test('counts instead of the response that it corrects, which is kept', async () => {
        const id = freshId();
        await send(id, packSame(6, 5));
        const later = await send(id, packSame(6, 3));
        expect(await listCounted()).toEqual(expect.arrayContaining([id, later]));
        expect(await writer.correct('corrections', later)).toBe(true);
        const counted = await listCounted();
        expect(counted).toContain(later);
        expect(counted).not.toContain(id);
        const rows = (await listRows(db, 'corrections')).filter((row) => [id, later].includes(row.id));
        expect(rows.find((row) => row.id === id)).toMatchObject({ answers: packSame(6, 5), superseded_by: later });
        expect(rows.find((row) => row.id === later)).toMatchObject({ answers: packSame(6, 3), superseded_by: null });
      });

      test('made twice is one correction', async () => {
        const id = freshId();
        await send(id, packSame(6, 5));
        const later = await send(id, packSame(6, 3));
        await writer.correct('corrections', later);
        const rows = await listRows(db, 'corrections');
        expect(await Promise.all([1, 2, 3].map(() => writer.correct('corrections', later)))).toEqual([
          true,
          true,
          true,
        ]);
        expect(await listRows(db, 'corrections')).toEqual(rows);
      });

      test('can itself be corrected: of a chain exactly one response counts, and the last word is the latest', async () => {
        const id = freshId();
        await send(id, packSame(6, 5));
        const chain = [await send(id, packSame(6, 4)), await send(id, packSame(6, 3)), await send(id, packSame(6, 2))];
        for (const later of chain) expect(await writer.correct('corrections', later)).toBe(true);
        // An old page sent again takes nothing back.
        for (const earlier of chain.slice(0, 2)) expect(await writer.correct('corrections', earlier)).toBe(true);
        const counted = (await listCounted()).filter((each) => each === id || chain.includes(each));
        expect(counted).toEqual(chain.slice(2));
      });

      test('corrects one response of two people only where that person says so', async () => {
        const id = freshId();
        await send(id, packSame(6, 5));
        const [second, third] = [await send(id, packSame(6, 4)), await send(id, packSame(6, 3))];
        await writer.correct('corrections', third);
        expect((await listCounted()).filter((each) => [id, second, third].includes(each)).sort()).toEqual(
          [second, third].sort(),
        );
      });

      test('of what does not exist, conflicts with nothing or belongs to another study is none', async () => {
        const id = freshId();
        await send(id, packSame(6, 5));
        const later = await send(id, packSame(6, 3));
        const rows = await listRows(db, 'corrections');
        expect(await writer.correct('corrections', id)).toBe(false);
        expect(await writer.correct('corrections', freshId())).toBe(false);
        expect(await writer.correct('corrections', '')).toBe(false);
        expect(await writer.correct('inn', later)).toBe(false);
        expect(await listRows(db, 'corrections')).toEqual(rows);
      });
    });

    describe('a withdrawal', () => {
      let writer: ResponseWriter;
      beforeAll(async () => {
        writer = startResponseWriter(db);
        await createStudy(db, { ...inn, id: 'left' }, [servqualForm], nextOf('left-1', 'left-2'), submittedAt);
      });
      const send = async (id: string, answers: string) =>
        (await write(writer, submit(id, answers, { studyId: 'left' }))).id;
      const listIds = async () => (await listRows(db, 'left')).map(({ id }) => id);
      const listChain = async (id: string) => {
        const chain = await findChain(db, 'left', id);
        return chain.map(({ response }) => response.id).sort();
      };
      const erase = async (id: string, kept: { readonly courses: string; readonly frozen: string | null }) =>
        eraseResponses(db, 'left', await findChain(db, 'left', id), kept);

      test('erases what a person sent, with all that it corrects and is corrected by, and nothing else', async () => {
        const id = freshId();
        const other = await send(freshId(), packSame(6, 5));
        await send(id, packSame(6, 5));
        const [second, third] = [await send(id, packSame(6, 4)), await send(id, packSame(6, 3))];
        const stranger = await send(id, packSame(6, 2));
        for (const later of [second, third]) await writer.correct('left', later);
        for (const each of [id, second, third]) expect(await listChain(each)).toEqual([id, second, third].sort());
        expect(await listChain(stranger)).toEqual([stranger]);
        const before = await findLastArrival(db, 'left');
        expect(await erase(second, { courses: 'course', frozen: 'report' })).toBe(true);
        expect(await listIds()).toEqual([other, stranger].sort());
        expect(await findLastArrival(db, 'left')).toBe(before + 1);
        expect(await findWithdrawal(db, 'left')).toEqual({ erased: 1, courses: 'course', frozen: 'report' });
        expect(await countResponses(db, 'left')).toEqual([
          { studyId: 'left', audience: 'customer', wave: '1', count: 2 },
        ]);
        expect(await listChain(id)).toEqual([]);
        expect(await erase(id, { courses: 'other', frozen: null })).toBe(false);
        expect(await findWithdrawal(db, 'left')).toMatchObject({ erased: 1, courses: 'course' });
        // What came under the same id still counts, and may still be called a correction.
        expect(await writer.correct('left', stranger)).toBe(true);
        expect(await countResponses(db, 'left')).toMatchObject([{ count: 2 }]);
      });

      test('changes nothing when a correction has come since it was looked up', async () => {
        const id = freshId();
        await send(id, packSame(6, 5));
        const second = await send(id, packSame(6, 4));
        const chain = await findChain(db, 'left', id);
        await writer.correct('left', second);
        expect(await eraseResponses(db, 'left', chain, { courses: 'late', frozen: null })).toBe(false);
        expect(await listChain(id)).toEqual([id, second].sort());
        expect(await findWithdrawal(db, 'left')).not.toMatchObject({ courses: 'late' });
      });

      test('is counted, and what the shared report stood still by is kept no longer than it does', async () => {
        const { erased } = await findWithdrawal(db, 'left');
        await erase(await send(freshId(), packSame(6, 5)), { courses: 'next', frozen: 'report' });
        expect(await findWithdrawal(db, 'left')).toEqual({ erased: erased + 1, courses: 'next', frozen: 'report' });
        await settleWithdrawal(db, 'left', 'settled');
        expect(await findWithdrawal(db, 'left')).toEqual({ erased: erased + 1, courses: 'settled', frozen: null });
        expect(await findWithdrawal(db, 'inn')).toEqual({ erased: 0, courses: null, frozen: null });
        await deleteStudy(db, 'left');
        expect(await findWithdrawal(db, 'left')).toEqual({ erased: 0, courses: null, frozen: null });
      });

      test('finds responses by how their ids begin, each study by itself', async () => {
        const ids = ['abcdef01-0', 'abcdef01-1', 'abcdef02-0', 'ABCDEF01-0', 'abcdef01'];
        for (const id of ids) await write(writer, submit(id, packSame(6, 5)));
        expect([...(await listIdsFrom(db, 'inn', 'abcdef01'))].sort()).toEqual([
          'abcdef01',
          'abcdef01-0',
          'abcdef01-1',
        ]);
        expect(await listIdsFrom(db, 'inn', 'ABCDEF01')).toEqual(['ABCDEF01-0']);
        expect(await listIdsFrom(db, 'z-museum', 'abcdef01')).toEqual([]);
      });
    });

    describe('the responses of a study', () => {
      let writer: ResponseWriter;
      beforeAll(async () => {
        writer = startResponseWriter(db);
        await insertStudy(db, { ...inn, id: 'blocks' }, submittedAt);
        for (const audience of ['customer', 'manager'] as const) {
          const questionnaire = { ...servqualForm, audience };
          await insertQuestionnaire(db, 'blocks', { version: 1, questionnaire }, submittedAt);
        }
      });
      const send = (id: string, answers: string, change = {}) =>
        write(writer, submit(id, answers, { studyId: 'blocks', ...change }));
      const snapshot = (upTo = atLast) => ({ studyId: 'blocks', audience: 'customer', upTo }) as const;
      const readBlocks = async (blockSize: number) => {
        const blocks: (readonly StoredResponse[])[] = [];
        for await (const block of readResponses(db, snapshot(), blockSize)) blocks.push([...block]);
        return blocks;
      };
      const listArrivals = async (after: number, upTo: number, blockSize: number) => {
        const arrivals: StoredResponse[] = [];
        for await (const block of readArrivals(db, snapshot(upTo), after, blockSize)) arrivals.push(...block);
        return arrivals;
      };

      test('are handed over shuffled: the same way for the same snapshot, by no order that anybody else knows', async () => {
        const shuffle = async (secret: string, blockSize: number, atOnce?: number, upTo = atLast) => {
          const ids: string[] = [];
          for await (const block of readShuffled(
            db,
            { ...snapshot(upTo), studyId: 'shuffled' },
            blockSize,
            secret,
            atOnce,
          ))
            ids.push(...block.map(({ response }) => response.id));
          return ids;
        };
        await insertStudy(db, { ...inn, id: 'shuffled' }, submittedAt);
        await insertQuestionnaire(db, 'shuffled', { version: 1, questionnaire: servqualForm }, submittedAt);
        const arrived = Array.from({ length: 40 }, freshId);
        for (const id of arrived) await send(id, answersOf(1), { studyId: 'shuffled' });
        const shuffled = await shuffle('a', 7);
        expect([...shuffled].sort()).toEqual([...arrived].sort());
        for (const [blockSize, atOnce] of [[1000], [7, 3], [1, 1], [3, 40]] as const)
          expect(await shuffle('a', blockSize, atOnce)).toEqual(shuffled);
        const before = (await findLastArrival(db, 'shuffled')) - 1;
        const orders = [arrived, [...arrived].sort(), await shuffle('b', 7), await shuffle('a', 7, 40, before)];
        for (const order of orders) {
          const places = shuffled.map((id) => order.indexOf(id)).filter((place) => place >= 0);
          const inOrder = places.slice(1).filter((place, index) => place > (places[index] ?? 0)).length;
          // Of 39 neighbours about half come one way by chance.
          expect(inOrder).toBeGreaterThan(7);
          expect(inOrder).toBeLessThan(32);
        }
      });

      test('come block by block, each one once, whatever the size of a block', async () => {
        expect(await readBlocks(10)).toEqual([]);
        const ids = Array.from({ length: 25 }, freshId);
        // Backwards, so that the order of arrival is not the order of the ids.
        for (const [index, id] of [...ids].reverse().entries()) await send(id, answersOf(24 - index));
        await send(freshId(), answersOf(1), { audience: 'manager' });
        const [first = ''] = ids;
        const { id: later } = await send(first, answersOf(99));
        await writer.correct('blocks', later);
        const all = [...ids, later].sort();
        for (const blockSize of [1, 2, 5, 25, 26, 27, 1000]) {
          const blocks = await readBlocks(blockSize);
          expect(blocks.flat().map(({ response }) => response.id)).toEqual(all);
          expect(Math.max(...blocks.map((block) => block.length))).toBe(Math.min(blockSize, 26));
        }
        const found = new Map((await readBlocks(7)).flat().map((each) => [each.response.id, each]));
        for (const [index, id] of ids.entries()) expect(found.get(id)?.response.answers.items).toBe(answersOf(index));
        expect(found.get(later)).toMatchObject({ isConflict: true, supersededIn: null });
        expect(found.get(first)).toMatchObject({
          isConflict: false,
          supersededIn: await findLastArrival(db, 'blocks'),
        });
        for (const id of ids.slice(1)) expect(found.get(id)).toMatchObject({ isConflict: false, supersededIn: null });
      });

      test('come back with all that figures need: no comments, and for a token the id that was in the form', async () => {
        const id = freshId();
        const answers = {
          items: answersOf(7),
          points: new Map([['__proto__', 60]]),
          outcomes: new Map([['satisfaction', 5]]),
          profile: new Map([['branch', '中山路']]),
          comments: new Map([['comment', 'fine']]),
        };
        const known = { respondent: 'guest 7', seconds: 241, language: 'en', isTrapped: true };
        const sent = { ...submit(id, answers).response, ...known };
        const at = '2026-03-01T14:05:33';
        await write(writer, {
          ...submit(id, answers, { studyId: 'blocks', wave: '2', submittedAt: at }),
          response: sent,
        });
        const found = (await readBlocks(100)).flat().find(({ response }) => response.id === id);
        const without = { ...answers, comments: new Map() };
        const kept = { answers: without, wave: '2', submittedAt: at, token: id, source: 'link' };
        expect(found?.response).toEqual({ ...sent, ...kept });
      });

      test('have numbers in the order of arrival: one for each delivery that stored something, and for each correction', async () => {
        const before = await findLastArrival(db, 'blocks');
        const ids = [freshId(), freshId(), freshId(), freshId()];
        const [one = '', two = '', three = '', four = ''] = ids;
        await send(three, answersOf(3));
        const together = [two, one].map((id) => deliver(submit(id, answersOf(1), { studyId: 'blocks' })));
        await writer.write(together);
        await writer.write(together); // stored before
        await writer.correct('blocks', one); // corrects nothing
        const { id: later } = await send(three, answersOf(4));
        await writer.correct('blocks', later);
        await writer.correct('blocks', later);
        await send(four, answersOf(4));
        const last = await findLastArrival(db, 'blocks');
        expect(last).toBe(before + 5);
        for (const blockSize of [1, 2, 3, 100])
          expect(
            (await listArrivals(before, last, blockSize)).map(({ response, arrived }) => [
              response.id,
              arrived - before,
            ]),
          ).toEqual([[three, 1], ...[one, two].sort().map((id) => [id, 2]), [later, 3], [four, 5]]);
        expect((await listArrivals(before + 1, before + 2, 100)).map(({ response }) => response.id)).toEqual(
          [one, two].sort(),
        );
        const superseded = await listSuperseded(db, snapshot(), before);
        expect(superseded.map(({ response, supersededIn }) => [response.id, supersededIn])).toEqual([
          [three, before + 4],
        ]);
        expect(await listSuperseded(db, snapshot(before + 3), before)).toEqual([]);
        expect(await listSuperseded(db, snapshot(), before + 4)).toEqual([]);
      });

      test('are read for figures in any ranges of ids, as they are but for their language and how they came', async () => {
        const all = (await readBlocks(100)).flat();
        expect(all.length).toBeGreaterThan(5);
        const middle = all[all.length >> 1]?.response.id ?? '';
        const counted: StoredResponse<CountedResponse>[] = [];
        const ranges = [{ upTo: middle }, { after: middle }];
        for await (const block of readCounted(db, snapshot(), 2, ranges)) counted.push(...block);
        expect(counted).toEqual(
          all.map(({ response: { language: _, source: __, ...response }, ...place }) => ({ ...place, response })),
        );
      });

      test('are read for figures without one-time words where each came under an id of its own', async () => {
        const studyId = 'once';
        await insertStudy(db, { ...inn, id: studyId }, submittedAt);
        await insertQuestionnaire(db, studyId, { version: 1, questionnaire: servqualForm }, submittedAt);
        const id = freshId();
        const tokens = async () => {
          const found: (string | null)[] = [];
          for await (const block of readCounted(db, { ...snapshot(), studyId }, 10))
            for (const { response } of block) found.push(response.token);
          return found;
        };
        await send(id, answersOf(5), { studyId });
        expect(await tokens()).toEqual([null]);
        await send(id, answersOf(6), { studyId });
        expect(await tokens()).toEqual([id, id]);
      });

      test('that stay the same for ever are those up to a number, whatever arrives or is corrected later', async () => {
        const read = async (upTo: number) => {
          const counted: string[] = [];
          for await (const block of readResponses(db, snapshot(upTo), 10))
            for (const { response, supersededIn } of block)
              if (supersededIn === null || supersededIn > upTo) counted.push(response.id);
          return counted;
        };
        const id = freshId();
        await send(id, answersOf(5));
        const upTo = await findLastArrival(db, 'blocks');
        const counted = await read(upTo);
        expect(counted).toContain(id);
        const { id: later } = await send(id, answersOf(6));
        await writer.correct('blocks', later);
        await send(freshId(), answersOf(7));
        expect(await read(upTo)).toEqual(counted);
        expect(await read(await findLastArrival(db, 'blocks'))).not.toContain(id);
      });

      test('have numbers of their own for each person, also when many send at once and share a transaction', async () => {
        const before = await findLastArrival(db, 'blocks');
        await Promise.all(Array.from({ length: 40 }, () => send(freshId(), answersOf(8))));
        const numbers = (await listArrivals(before, atLast, 7)).map(({ arrived }) => arrived - before);
        expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
      });

      test('are counted by audience and wave, without those that a correction has replaced', async () => {
        const counts = await countResponses(db, 'blocks');
        const counted = (await readBlocks(1000)).flat().filter(({ supersededIn }) => supersededIn === null);
        for (const wave of ['1', '2']) {
          const count = counted.filter(({ response }) => response.wave === wave).length;
          expect(counts).toContainEqual({ studyId: 'blocks', audience: 'customer', wave, count });
        }
        expect(counts).toContainEqual({ studyId: 'blocks', audience: 'manager', wave: '1', count: 1 });
        expect(counts).toHaveLength(3);
        const ofAll = await countResponses(db);
        expect(ofAll.filter(({ studyId }) => studyId === 'blocks')).toEqual(counts);
        expect(ofAll.some(({ studyId }) => studyId === 'inn')).toBe(true);
      });
    });
  });
}
