import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualSettings } from '../../../src/core/study/settings.ts';
import { insertQuestionnaire } from '../../../src/storage/questionnaires.ts';
import { archiveStudy, insertStudy } from '../../../src/storage/studies.ts';
import { answerAll, servqualHeader } from '../../cli/runFivegaps.ts';
import { servqualForm } from '../../core/given.ts';
import { fillForm, responseId, startSite, type TestSite } from '../../site.ts';
import { listRows, noPlan } from '../../storage/given.ts';
import { makeToken, startCaller } from './callApi.ts';

let site: TestSite;
let api: ReturnType<typeof startCaller>;
beforeAll(async () => {
  site = await startSite();
  api = startCaller(site, await makeToken(site));
});
afterAll(() => site.close());

let lastNumber = 100;
const nextId = () => responseId(++lastNumber);
const fields = (id: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  ...Object.fromEntries(fillForm(id)),
  ...changes,
});
const send = (body: unknown, query = '') => api.send(`/studies/inn/responses${query}`, body);
const find = async (id: string) => (await listRows(site.db)).find((row) => row.id === id);

describe('A response that a program sends', () => {
  test('is stored as the same form from a browser would be, and marked as having come by the API', async () => {
    const [byApi, byForm] = [nextId(), nextId()];
    expect((await send(fields(byApi))).status).toBe(201);
    expect((await site.post(`/s/${site.study.survey}`, fillForm(byForm))).status).toBe(303);
    const [sent, typed] = [await find(byApi), await find(byForm)];
    for (const column of ['answers', 'points', 'outcomes', 'profile', 'comments', 'wave', 'version'] as const)
      expect(sent?.[column]).toEqual(typed?.[column]);
    expect(sent).toMatchObject({ source: 'api', submitted_at: '2026-03-02T08:00:00.000Z', seconds: null });
  });

  test('brings along what is known around it, by the names of our own CSV', async () => {
    const id = nextId();
    const about = { wave: '1', respondent: 'A1024', source: 'counter 3', language: 'en', seconds: 266 };
    const when = { submitted: '2026-02-28T20:30:00+08:00', trapped: true };
    expect((await send(fields(id, { ...about, ...when }))).status).toBe(201);
    const times = { submitted_at: '2026-02-28T12:30:00Z', trapped: 1 };
    expect(await find(id)).toMatchObject({ ...about, ...times });
    const page = await (await api.get('/studies/inn/responses?limit=500')).json();
    const read = page.responses.find(({ response }: { response: string }) => response === id);
    // The study is an anonymous one.
    expect(read).toMatchObject({ ...about, submitted: '2026-02-28T12:00:00Z', trapped: true });
  });

  test('is stored once however often it is sent, also at the same moment, and as it is read', async () => {
    const id = nextId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(fields(id))));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
    const page = await (await api.get('/studies/inn/responses?limit=500')).json();
    const again = await send(page.responses);
    expect(again.status).toBe(200);
    const { results } = await again.json();
    expect(results.length).toBeGreaterThan(2);
    for (const result of results) expect(result).toMatchObject({ status: 200, outcome: 'same' });
  });

  test('is read with what its person wrote, so that sending it back unchanged makes no second response', async () => {
    const id = nextId();
    const words = { 'comment.comment': '007' };
    await send(fields(id, words));
    const page = await (await api.get('/studies/inn/responses?limit=500')).json();
    const read = page.responses.find(({ response }: { response: string }) => response === id);
    expect(read).toMatchObject(words);
    expect((await send(read)).status).toBe(200);
    expect((await listRows(site.db)).filter((row) => row.conflict_of === id)).toEqual([]);
  });

  test('with other answers under a known id is kept beside the first and counts, as with a form', async () => {
    const id = nextId();
    await send(fields(id));
    const other = fields(id, { 't1.expectation': 2 });
    const refused = await send(other);
    const problem = await refused.json();
    expect([refused.status, problem.status]).toEqual([409, 409]);
    expect(await find(problem.response)).toMatchObject({ conflict_of: id, superseded_by: null });
    // Sent again it is the same conflict.
    expect((await (await send(other)).json()).response).toBe(problem.response);
    expect((await find(id))?.superseded_by).toBeNull();
  });

  test('of managers is read by their questionnaire', async () => {
    const id = nextId();
    expect((await send({ response: id, 't1.belief': 6, 't1.standard': '-9' }, '?audience=manager')).status).toBe(201);
    expect(await find(id)).toMatchObject({ audience: 'manager' });
    expect((await send({ response: nextId(), 't1.belief': 6 })).status).toBe(422);
  });

  test.each([
    ['no id', { response: undefined }, 'value-missing', 'At response: response is missing. Please add it.'],
    ['an id that is none', { response: 'A1024' }, 'uuid-malformed', /^At response: This is no UUID/],
    ['a point off the scale', { 't1.expectation': 8 }, 'off-scale', /^At t1\.expectation: “8” is out of range/],
    ['a point that is no number', { 't1.expectation': '很好' }, 'not-a-number', /^At t1\.expectation: “很好”/],
    ['two points', { 't1.expectation': [1, 2] }, 'repeated-field', /More than one answer/],
    ['a truth value for a point', { 't1.expectation': true }, 'repeated-field', /neither a number nor a text/],
    ['a misspelt field', { 't1.expected': 5 }, 'key-unknown', /nothing called “t1.expected”/],
    ['a time that is none', { submitted: 'yesterday' }, 'time-malformed', /^At submitted: This is no time/],
    ['a text that is too long', { 'comment.comment': 'x'.repeat(4001) }, 'too-long', /^At comment\.comment: /],
  ])('with %s is not stored, and each mistake has its field', async (_, change, code, sentence) => {
    const before = await site.countRows();
    const refused = await send(fields(nextId(), change));
    const { problems } = await refused.json();
    expect(refused.status).toBe(422);
    const expected = typeof sentence === 'string' ? sentence : expect.stringMatching(sentence);
    expect(problems).toEqual([expect.objectContaining({ code, sentence: expected })]);
    expect(await site.countRows()).toBe(before);
  });

  test('without a single answer is none', async () => {
    const { problems } = await (await send({ response: nextId() })).json();
    expect(problems).toEqual([{ code: 'nothing-answered', sentence: expect.any(String) }]);
  });

  test('hears in Chinese what is wrong, where it asks for that', async () => {
    const refused = await api.send('/studies/inn/responses?lang=zh', fields(nextId(), { 't1.expectation': 8 }));
    expect(refused.headers.get('content-language')).toBe('zh-CN');
    expect(await refused.json()).toMatchObject({
      title: '发送的内容有错误',
      problems: [{ sentence: expect.stringContaining('t1.expectation') }],
    });
  });
});

describe('Several responses', () => {
  test('are stored but for those with mistakes, and each hears what became of it', async () => {
    const [known, fresh] = [nextId(), nextId()];
    await send(fields(known));
    const before = await site.countRows();
    const sent = [fields(fresh), fields(known), fields(known, { 't1.expectation': 3 }), { response: 'x' }, 'x', null];
    const answer = await send(sent);
    const { results } = await answer.json();
    expect(answer.status).toBe(207);
    expect(results.map(({ status }: { status: number }) => status)).toEqual([201, 200, 409, 422, 422, 422]);
    expect(results[0]).toEqual({ status: 201, outcome: 'created', response: fresh });
    expect(await site.countRows()).toBe(before + 2);
  });

  test('are answered with 200 only where every one is stored as it is', async () => {
    expect((await send([fields(nextId()), fields(nextId())])).status).toBe(200);
  });

  test('are 500 at most, and one of them at least', async () => {
    for (const [count, status] of [
      [0, 422],
      [501, 413],
    ] as const) {
      const refused = await send(Array.from({ length: count }, () => fields(nextId())));
      expect([refused.status, (await refused.json()).detail]).toEqual([status, expect.stringMatching(/At most 500/)]);
    }
    const all = Array.from({ length: 500 }, () => fields(nextId()));
    const before = await site.countRows();
    expect((await send(all)).status).toBe(200);
    expect(await site.countRows()).toBe(before + 500);
  });

  test('that came together did not come in a burst', async () => {
    const report = await (await api.get('/studies/inn/report')).json();
    expect(report.responses.used).toBeGreaterThan(500);
    expect(report.quality.flags.burst).toBe(0);
  });
});

describe('A study', () => {
  const consent = { zh: '我同意。', en: 'I agree.' };

  test('that asks people to agree takes the answers of those only who did, and keeps what they agreed to', async () => {
    const questionnaire = { ...servqualForm, consent };
    const study = { id: 'spa', title: { en: 'Spa' }, isMade: false, design: 'chain', ...noPlan } as const;
    await insertStudy(site.db, study, '2026-03-02T08:00:00.000Z');
    await insertQuestionnaire(site.db, 'spa', { version: 1, questionnaire }, '2026-03-02T08:00:00.000Z');
    const id = nextId();
    const refused = await api.send('/studies/spa/responses', fields(id));
    expect((await refused.json()).problems).toMatchObject([{ code: 'value-missing', field: 'consent' }]);
    const sent = await api.send('/studies/spa/responses', fields(id, { consent: 'yes', language: 'en' }));
    expect(sent.status).toBe(201);
    const [row] = await listRows(site.db, 'spa');
    expect(row?.consent).toBe(createHash('sha256').update(consent.en).digest('hex'));
  });

  test('takes answers in its own waves alone, as a misspelt one would be one more of the report', async () => {
    const waves = ['before', 'after'].map((id) => ({ id, opens: null, closes: null, quota: null }));
    const settings = { ...usualSettings, waves };
    const study = { id: 'bar', title: { en: 'Bar' }, isMade: false, design: 'chain', ...noPlan, settings } as const;
    await insertStudy(site.db, study, '2026-03-02T08:00:00.000Z');
    await insertQuestionnaire(site.db, 'bar', { version: 1, questionnaire: servqualForm }, '2026-03-02T08:00:00.000Z');
    const sendIn = (wave: string, changes = {}) =>
      api.send('/studies/bar/responses', fields(nextId(), { wave, ...changes }));
    expect((await sendIn(' before ')).status).toBe(201);
    const refused = await sendIn('befor', { 't1.expectation': 8 });
    const { problems } = await refused.json();
    expect([refused.status, problems]).toEqual([
      422,
      [
        expect.objectContaining({ code: 'wave-unknown', field: 'wave' }),
        expect.objectContaining({ code: 'off-scale', field: 't1.expectation' }),
      ],
    ]);
    expect(problems[0].sentence).toMatch(/^At wave: The study has no wave “befor”\. It has these: before · after\./);
    expect(await listRows(site.db, 'bar')).toHaveLength(1);

    // A file of another system may bring waves of its own, and what was read of it can be sent back.
    await api.sendFile('/studies/bar/imports', `wave,${servqualHeader}\nspring,${answerAll(5)}\n`);
    expect((await listRows(site.db, 'bar')).map(({ wave }) => wave).sort()).toEqual(['before', 'spring']);
    const { responses } = await (await api.get('/studies/bar/responses')).json();
    expect((await api.send('/studies/bar/responses', responses)).status).toBe(200);
  });

  test('that is a draft, archived or over takes nothing, and says why', async () => {
    const study = { id: 'draft', title: { en: 'Draft' }, isMade: false, design: 'chain', ...noPlan } as const;
    await insertStudy(site.db, study, '2026-03-02T08:00:00.000Z');
    for (const path of ['responses', 'responses.csv', 'report', 'questionnaires/customer']) {
      const refused = await api.get(`/studies/draft/${path}`);
      expect([refused.status, (await refused.json()).title]).toEqual([409, 'The study is still a draft']);
    }
    expect((await (await api.get('/studies/draft')).json()).state).toBe('draft');
    const refusal = async (path: string) => {
      const refused = await api.send(`/studies/${path}/responses`, fields(nextId(), { consent: 'yes' }));
      return [refused.status, (await refused.json()).detail];
    };
    expect((await refusal('draft'))[0]).toBe(409);
    await archiveStudy(site.db, 'spa', '2026-03-02T08:00:00.000Z');
    expect(await refusal('spa')).toEqual([410, expect.stringMatching(/^This study is archived/)]);
    for (const path of ['imports', 'imports?dry-run']) {
      const file = await api.sendFile(`/studies/spa/${path}`, 'E1,P1\n6,5\n');
      const { detail } = await file.json();
      expect([file.status, detail]).toEqual([410, expect.stringMatching(/archived.* Put it back into use/)]);
    }
    expect((await api.get('/studies/spa/responses')).status).toBe(200);
    const settings = JSON.stringify({ ...usualSettings, keepUntil: '2026-03-01' });
    await site.db.updateTable('study').set({ settings, archived_at: null }).where('id', '=', 'spa').execute();
    expect(await refusal('spa')).toEqual([410, expect.stringMatching(/until 2026-03-01 only/)]);
    const file = await api.sendFile('/studies/spa/imports', 'E1,P1\n6,5\n');
    expect([file.status, (await file.json()).detail]).toEqual([410, expect.stringMatching(/until 2026-03-01 only/)]);
    expect(await listRows(site.db, 'spa')).toHaveLength(1);
  });

  test('with a short form counts what it does not ask as not shown', async () => {
    const study = { id: 'short', title: { en: 'Short' }, isMade: false, design: 'chain', ...noPlan } as const;
    await insertStudy(site.db, study, '2026-03-02T08:00:00.000Z');
    const questionnaire = { ...servqualForm, isShort: true };
    await insertQuestionnaire(site.db, 'short', { version: 1, questionnaire }, '2026-03-02T08:00:00.000Z');
    expect((await api.send('/studies/short/responses', { response: nextId(), 'outcome.satisfaction': 5 })).status).toBe(
      201,
    );
    const page = await (await api.get('/studies/short/responses')).json();
    expect(Object.values(page.responses[0]).filter((value) => value === -8).length).toBeGreaterThan(10);
  });
});
