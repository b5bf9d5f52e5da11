import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseResponses, findChain } from '../../../src/storage/eraseResponses.ts';
import { insertQuestionnaire } from '../../../src/storage/questionnaires.ts';
import { type ResponseWriter, startResponseWriter } from '../../../src/storage/responseWriter.ts';
import { insertStudy } from '../../../src/storage/studies.ts';
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
async function beginStudy(): Promise<string> {
  const id = `study-${++lastStudy}`;
  const study = { id, title: { en: id }, isMade: false, design: 'chain', ...noPlan } as const;
  await insertStudy(site.db, study, '2026-03-02T08:00:00.000Z');
  await insertQuestionnaire(site.db, id, { version: 1, questionnaire: servqualForm }, '2026-03-02T08:00:00.000Z');
  return id;
}

let lastNumber = 0;
/** Ids that are in no order, as those of real forms. */
const shuffleId = () => responseId((++lastNumber * 7_368_787) % 99_999_989);
const arrive = async (studyId: string, id: string, answers = answersOf(++lastNumber)) =>
  (await writer.write([deliver(submit(id, answers, { studyId }))]))[0]?.id ?? '';

const countedIds = async (studyId: string) =>
  (await listRows(site.db, studyId)).filter((row) => row.superseded_by === null).map(({ id }) => id);

interface Page {
  readonly responses: readonly { readonly response: string }[];
  readonly after: string | null;
  readonly next: string | null;
}
const read = async (path: string): Promise<Page> => (await api.get(path)).json();

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
  test('every response that stays is read exactly once, whatever arrives, is corrected or erased meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('answer' as const, 'importFile' as const), { maxLength: 8 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(anyEvent, { maxLength: 14 }),
        fc.integer({ min: 1, max: 3 }),
        async (first, limit, happening, together) => {
          const studyId = await beginStudy();
          for (const event of first) await events[event](studyId);
          const atStart = await countedIds(studyId);
          const seen: string[] = [];
          let next: string | null = `/studies/${studyId}/responses?limit=${limit}`;
          const queue = [...happening];
          while (next !== null) {
            const counted = await countedIds(studyId);
            const page: Page = await read(next);
            expect(counted).toEqual(expect.arrayContaining(page.responses.map(({ response }) => response)));
            expect(page.responses.length).toBeLessThanOrEqual(limit);
            seen.push(...page.responses.map(({ response }) => response));
            next = page.next?.replace('/api/v1', '') ?? null;
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
  });

  test('the last place given out leads to what has arrived since, and to nothing else', async () => {
    const studyId = await beginStudy();
    const path = `/studies/${studyId}/responses`;
    expect(await read(path)).toEqual({ responses: [], after: null, next: null });
    const old = [await arrive(studyId, shuffleId()), await arrive(studyId, shuffleId())];
    const { responses, after } = await read(path);
    expect(responses.map(({ response }) => response)).toEqual(old);
    expect(await read(`${path}?after=${after}`)).toEqual({ responses: [], after, next: null });
    const fresh = await arrive(studyId, shuffleId());
    const since = await read(`${path}?after=${after}`);
    expect(since.responses.map(({ response }) => response)).toEqual([fresh]);
    expect(since.after).not.toBe(after);
  });

  test('the next one is named in the header as well, and holds the same choices', async () => {
    const studyId = await beginStudy();
    for (let count = 0; count < 3; count++) await arrive(studyId, shuffleId());
    const answer = await api.get(`/studies/${studyId}/responses?limit=2&audience=customer`);
    const { next } = (await answer.json()) as Page;
    expect(answer.headers.get('link')).toBe(`<${next}>; rel="next"`);
    expect(next).toMatch(/^\/api\/v1\/studies\/study-\d+\/responses\?audience=customer&limit=2&after=[\w-]+$/);
  });

  test('begins at no place that was never given out', async () => {
    for (const after of [
      '',
      'eve',
      Buffer.from('-1 x').toString('base64url'),
      Buffer.from('1').toString('base64url'),
    ]) {
      const refused = await api.get(`/studies/inn/responses?after=${after}`);
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
