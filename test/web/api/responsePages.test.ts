import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualSettings } from '../../../src/core/study/settings.ts';
import { eraseResponses, findChain } from '../../../src/storage/eraseResponses.ts';
import type { Submission } from '../../../src/storage/packResponse.ts';
import { insertQuestionnaire } from '../../../src/storage/questionnaires.ts';
import { type ResponseWriter, startResponseWriter } from '../../../src/storage/responseWriter.ts';
import { insertStudy } from '../../../src/storage/studies.ts';
import { writeCursor } from '../../../src/web/api/cursor.ts';
import { servqualForm } from '../../core/given.ts';
import { responseId, startSite, type TestSite } from '../../site.ts';
import { answersOf, deliver, listRows, noPlan, submit } from '../../storage/given.ts';
import { makeToken, startCaller } from './callApi.ts';

let site: TestSite;
let api: ReturnType<typeof startCaller>;
let writer: ResponseWriter;
beforeAll(async () => {
  site = await startSite();
  api = startCaller(site, await makeToken(site));
  writer = startResponseWriter(site.db);
});
afterAll(() => site.close());

let lastStudy = 0;
async function beginStudy(kind: 'named' | 'anonymous'): Promise<string> {
  const id = `study-${++lastStudy}`;
  const settings = { ...usualSettings, isNamed: kind === 'named' };
  const study = { id, title: { en: id }, isMade: false, design: 'chain', ...noPlan, settings } as const;
  await insertStudy(site.db, study, '2026-03-02T08:00:00.000Z');
  await insertQuestionnaire(site.db, id, { version: 1, questionnaire: servqualForm }, '2026-03-02T08:00:00.000Z');
  return id;
}

let lastNumber = 0;
/** Ids that are in no order, as those of real forms. */
const shuffleId = () => responseId((++lastNumber * 7_368_787) % 99_999_989);
const arrive = async (studyId: string, id: string, change: Partial<Submission> = {}) =>
  (await writer.write([deliver(submit(id, answersOf(++lastNumber), { studyId, ...change }))]))[0]?.id ?? '';

const countedIds = async (studyId: string) =>
  (await listRows(site.db, studyId)).filter((row) => row.superseded_by === null).map(({ id }) => id);

interface Page {
  readonly responses: readonly { readonly response: string; readonly submitted: string }[];
  readonly after: string | null;
  readonly next: string | null;
}
const read = async (path: string): Promise<Page> => (await api.get(path)).json();
const listIds = ({ responses }: Page) => responses.map(({ response }) => response);
const follow = (next: string | null) => next?.replace('/api/v1', '') ?? null;

/** What happens to a study between two pages; `pick` chooses whom it happens to. */
const events = {
  answer: (studyId: string) => arrive(studyId, shuffleId()),
  async importFile(studyId: string) {
    const rows = Array.from({ length: 3 }, () => submit(shuffleId(), answersOf(++lastNumber), { studyId }));
    await writer.write(rows.map(deliver));
  },
  async correct(studyId: string, pick: number) {
    const ids = await countedIds(studyId);
    const id = ids[pick % ids.length];
    if (id !== undefined) await writer.correct(studyId, await arrive(studyId, id));
  },
  async erase(studyId: string, pick: number) {
    const ids = await countedIds(studyId);
    const chain = await findChain(site.db, studyId, ids[pick % ids.length] ?? '');
    if (chain.length > 0) await eraseResponses(site.db, studyId, chain, { courses: '{}', frozen: null });
  },
};
const anyEvent = fc.tuple(fc.constantFrom(...(Object.keys(events) as (keyof typeof events)[])), fc.nat(99));

describe('Page after page', () => {
  test.each(['named', 'anonymous'] as const)(
    'of a study that is %s every response that stays is read exactly once, whatever arrives, is corrected or erased meanwhile',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom('answer' as const, 'importFile' as const), { maxLength: 8 }),
          fc.integer({ min: 1, max: 5 }),
          fc.array(anyEvent, { maxLength: 14 }),
          fc.integer({ min: 1, max: 3 }),
          async (first, limit, happening, together) => {
            const studyId = await beginStudy(kind);
            for (const event of first) await events[event](studyId);
            const atStart = await countedIds(studyId);
            const seen: string[] = [];
            let next: string | null = `/studies/${studyId}/responses?limit=${limit}`;
            const queue = [...happening];
            while (next !== null) {
              // An anonymous study is read as it stood when its first page was.
              const counted = kind === 'named' ? await countedIds(studyId) : atStart;
              const page: Page = await read(next);
              expect(counted).toEqual(expect.arrayContaining(listIds(page)));
              expect(page.responses.length).toBeLessThanOrEqual(limit);
              seen.push(...listIds(page));
              next = follow(page.next);
              for (const [event, pick] of queue.splice(0, together)) await events[event](studyId, pick);
            }
            const atEnd = new Set(await countedIds(studyId));
            expect(new Set(seen).size).toBe(seen.length);
            const stayed = atStart.filter((id) => atEnd.has(id));
            expect(stayed.filter((id) => !seen.includes(id))).toEqual([]);
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  test('the last place given out of a named study leads to what has arrived since, and to nothing else', async () => {
    const studyId = await beginStudy('named');
    const path = `/studies/${studyId}/responses`;
    expect(await read(path)).toEqual({ responses: [], after: null, next: null });
    const old = [await arrive(studyId, shuffleId()), await arrive(studyId, shuffleId())];
    const page = await read(path);
    const { after } = page;
    expect(listIds(page)).toEqual(old);
    expect(await read(`${path}?after=${after}`)).toEqual({ responses: [], after, next: null });
    const fresh = await arrive(studyId, shuffleId());
    const since = await read(`${path}?after=${after}`);
    expect(listIds(since)).toEqual([fresh]);
    expect(since.after).not.toBe(after);
  });

  test('neither order nor times tell the course of arrivals, unless the study is a named one', async () => {
    const submittedAt = '2026-03-02T08:49:46.335Z';
    for (const kind of ['named', 'anonymous'] as const) {
      const studyId = await beginStudy(kind);
      const arrived = Array.from({ length: 6 }, shuffleId).sort().reverse();
      for (const id of arrived) await arrive(studyId, id, { submittedAt });
      const seen: string[] = [];
      let next: string | null = `/studies/${studyId}/responses?limit=4`;
      while (next !== null) {
        const page: Page = await read(next);
        seen.push(...listIds(page));
        for (const { submitted } of page.responses)
          expect(submitted).toBe(kind === 'named' ? submittedAt : '2026-03-02T08:00:00Z');
        next = follow(page.next);
      }
      expect(seen).toEqual(kind === 'named' ? arrived : [...arrived].sort());
    }
  });

  test('what arrives in an anonymous study is had by beginning anew, as a place leads to nothing that came later', async () => {
    const studyId = await beginStudy('anonymous');
    const path = `/studies/${studyId}/responses`;
    const old = [await arrive(studyId, shuffleId()), await arrive(studyId, shuffleId())];
    const first = await read(`${path}?limit=1`);
    const fresh = await arrive(studyId, shuffleId());
    const second = await read(follow(first.next) ?? '');
    expect([...listIds(first), ...listIds(second)]).toEqual([...old].sort());
    expect([second.after, second.next]).toEqual([null, null]);
    expect(listIds(await read(path))).toEqual([...old, fresh].sort());
  });

  test('a place in an anonymous study tells nothing, and none can be made up or taken from elsewhere', async () => {
    const studyId = await beginStudy('anonymous');
    const path = `/studies/${studyId}/responses?limit=1`;
    for (let count = 0; count < 2; count++) await arrive(studyId, shuffleId());
    const { after, ...page } = await read(path);
    const [id = ''] = listIds({ after, ...page });
    expect(await read(path)).toEqual({ after, ...page });
    const bytes = Buffer.from(after ?? '', 'base64url');
    expect(bytes.toString('latin1')).not.toContain(id.slice(0, 8));
    for (let count = 0; count < 10; count++) await arrive(studyId, shuffleId());
    const later = (await read(path)).after ?? '';
    expect([later.length, later === after]).toEqual([after?.length, false]);

    const otherStudy = await beginStudy('anonymous');
    for (let count = 0; count < 2; count++) await arrive(otherStudy, shuffleId());
    const elsewhere = await read(`/studies/${otherStudy}/responses?limit=1`);
    const forged = Buffer.from(bytes.map((byte, index) => (index === 12 ? byte ^ 1 : byte)));
    const places = [elsewhere.after ?? '', forged.toString('base64url'), writeCursor({ arrived: 1, id }), 'eve', ''];
    for (const place of places) {
      const refused = await api.get(`${path}&after=${place}`);
      const [problem] = (await refused.json()).problems;
      expect([refused.status, problem.code]).toEqual([400, 'cursor-unknown']);
      expect(problem.sentence).toContain('begin anew');
    }
  });

  test('the next one is named in the header as well, and holds the same choices', async () => {
    const studyId = await beginStudy('anonymous');
    for (let count = 0; count < 3; count++) await arrive(studyId, shuffleId());
    const answer = await api.get(`/studies/${studyId}/responses?limit=2&audience=customer`);
    const { next } = (await answer.json()) as Page;
    expect(answer.headers.get('link')).toBe(`<${next}>; rel="next"`);
    expect(next).toMatch(/^\/api\/v1\/studies\/study-\d+\/responses\?audience=customer&limit=2&after=[\w-]+$/);
  });

  test('begins at no place that was never given out', async () => {
    const studyId = await beginStudy('named');
    for (const after of [
      '',
      'eve',
      Buffer.from('-1 x').toString('base64url'),
      Buffer.from('1').toString('base64url'),
    ]) {
      const refused = await api.get(`/studies/${studyId}/responses?after=${after}`);
      expect([refused.status, (await refused.json()).problems[0].code]).toEqual([400, 'cursor-unknown']);
    }
  });

  test('holds no code by which somebody could withdraw another’s answers', async () => {
    const sent = await site.post(
      `/s/${site.study.survey}`,
      new URLSearchParams({ response: shuffleId(), 't1.expectation': '6' }),
      { accept: 'application/json' },
    );
    const { code } = await sent.json();
    expect(code).toMatch(/\w{4}-/);
    expect(JSON.stringify(await read('/studies/inn/responses'))).not.toContain(code);
  });
});
