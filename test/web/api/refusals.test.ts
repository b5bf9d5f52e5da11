import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillForm, responseId, startSite, type TestSite } from '../../site.ts';
import { makeToken, startCaller } from './callApi.ts';

let site: TestSite;
let api: ReturnType<typeof startCaller>;
beforeAll(async () => {
  site = await startSite();
  api = startCaller(site, await makeToken(site));
});
afterAll(() => site.close());

const json = { 'content-type': 'application/json' };

describe('A refusal', () => {
  test.each([
    ['of an address that nothing answers at', 404, () => api.get('/nowhere')],
    ['of an address outside any version', 404, () => site.get('/api')],
    ['of an address that is torn', 400, () => api.get('/studies/%E0%A4%A')],
    ['of an unknown study', 404, () => api.get('/studies/nowhere/report')],
    ['of a study with the name of something else', 404, () => api.get('/studies/__proto__')],
    ['of an unknown audience', 404, () => api.get('/studies/inn/questionnaires/constructor')],
    [
      'of torn JSON',
      400,
      () => api.sendFile('/studies/inn/responses', '{"t1.expectation":6,"comment.comment":"priv', json),
    ],
    ['of JSON that is no object', 400, () => api.sendFile('/studies/inn/responses', '"private"', json)],
    [
      'of a packed body',
      415,
      () => api.sendFile('/studies/inn/responses', 'x', { ...json, 'content-encoding': 'gzip' }),
    ],
    [
      'of a form from a browser',
      415,
      () => api.sendFile('/studies/inn/responses', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
    ],
    ['of a form without its file', 400, () => api.sendFile('/studies/inn/imports', new FormData())],
    ['of a query with two values', 400, () => api.get('/studies/inn/responses?limit=1&limit=2')],
    ['of a language that there is not', 400, () => api.get('/studies?lang=fr')],
  ])(
    '%s is problem+json, with a sentence and a number of its own, and no entry in the log',
    async (_, status, call) => {
      const answer = await call();
      const body = await answer.text();
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        status,
        'application/problem+json; charset=utf-8',
      ]);
      expect(JSON.parse(body)).toMatchObject({
        type: expect.stringMatching(/^\/api\/v1\/openapi\.json#\/components\/responses\/[a-z-]+$/),
        title: expect.stringMatching(/^[A-Z\u4e00-\u9fff]/),
        status,
        detail: expect.stringMatching(/[.。]$/),
        instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
      });
      expect(body).not.toMatch(/priv|\n\s+at |\/src\/|SQLITE_|node_modules/);
      expect(site.logged).toEqual([]);
    },
  );

  test('is in Chinese or English, by what is asked for and then by what is preferred', async () => {
    const titles = async (path: string, preferred: string) =>
      (await (await api.get(path, { 'accept-language': preferred })).json()).title;
    expect(await titles('/nowhere', 'zh-CN,zh;q=0.9')).toBe('这里什么也没有');
    expect(await titles('/nowhere', 'en-GB')).toBe('There is nothing here');
    expect(await titles('/nowhere', 'fr')).toBe('这里什么也没有');
    expect(await titles('/nowhere?lang=en', 'zh-CN')).toBe('There is nothing here');
  });

  test('of a number that is too small says so in Chinese alone, where that is asked for', async () => {
    const { problems } = await (await api.get('/studies/inn/responses?limit=0&lang=zh')).json();
    expect(problems[0].sentence).toBe('limit 处：这个数太小，不能小于 1。');
  });

  test.each(['limit=', 'limit=1e2', 'limit=0x10', 'limit=%201', 'limit=1&limit=2'])(
    'of a number that is none in digits, as in ?%s, says that one belongs there',
    async (query) => {
      const refused = await api.get(`/studies/inn/responses?${query}`);
      const { problems } = await refused.json();
      expect([refused.status, problems]).toMatchObject([400, [{ code: 'no-whole-number', field: 'limit' }]]);
    },
  );

  test('of a seed that is empty is no seed of 0', async () => {
    const refused = await api.sendFile('/analyze?seed=', 'E1,P1\n6,5\n');
    expect([refused.status, (await refused.json()).problems[0].field]).toEqual([400, 'seed']);
  });

  test('leads to its description in the document', async () => {
    const { type, title } = await (await api.get('/nowhere')).json();
    const [path, pointer = ''] = type.split('#');
    const document = await (await site.get(`${path}?lang=en`)).json();
    const found = pointer
      .slice(1)
      .split('/')
      .reduce((part: Record<string, unknown>, key: string) => part[key], document);
    expect(found.description).toContain(title);
  });
});

test('While another program writes, a program hears when to send again, and then it goes through', async () => {
  const own = await startSite({ longestWait: 20 });
  const program = startCaller(own, await makeToken(own));
  await program.get('/studies');
  const other = new SQLite(own.file);
  other.exec('begin immediate');
  const send = () => program.send('/studies/inn/responses', Object.fromEntries(fillForm(responseId(1))));
  const refused = await send();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect((await refused.json()).detail).toContain('Nothing was stored.');
  // What only reads goes on, also on the first use of a day, which cannot be noted.
  own.pass(20 * 3_600_000);
  expect((await program.get('/studies')).status).toBe(200);
  other.exec('commit');
  other.close();
  expect((await send()).status).toBe(201);
  await own.close();
});
