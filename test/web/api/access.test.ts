import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revokeApiToken } from '../../../src/storage/apiTokens.ts';
import type { Operation } from '../../../src/web/api/operation.ts';
import { operations } from '../../../src/web/api/operations.ts';
import { scopes } from '../../../src/web/api/scopes.ts';
import { answerAll, servqualHeader } from '../../cli/runFivegaps.ts';
import { fillForm, responseId, setUpAccount, signIn, startSite, type TestSite } from '../../site.ts';
import { makeToken, startCaller } from './callApi.ts';

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
  await setUpAccount(site);
  const api = startCaller(site, await makeToken(site));
  await api.sendFile('/studies/inn/imports', `${servqualHeader}\n${answerAll(5)}\n`);
  // So many that figures are shown, and with them the scripts that compute these.
  for (let number = 1; number <= 5; number++) await site.post(`/s/${site.study.survey}`, fillForm(responseId(number)));
});
afterAll(() => site.close());

/** Calls an operation on the inn with whatever headers, and a body of its type that is no more than that. */
function call({ method, path, takes }: Operation, headers: Readonly<Record<string, string>>): Promise<Response> {
  const address = `/api/v1${path.replace('{study}', 'inn').replace('{audience}', 'customer').replace('{import}', '1')}`;
  if (method === 'get') return site.get(address, headers);
  if (method === 'delete') return fetch(site.origin + address, { method: 'DELETE', headers });
  return site.post(address, '{}', { ...headers, 'content-type': takes?.types[0] ?? '' });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const closed = operations.filter(({ scope }) => scope !== null);

describe('A token', () => {
  test.each(closed)('lets $method $path through with the scope $scope and with no other', async (operation) => {
    for (const scope of scopes) {
      const answer = await call(operation, bearer(await makeToken(site, [scope])));
      if (scope === operation.scope) expect([200, 422]).toContain(answer.status);
      else {
        expect(answer.status).toBe(403);
        const challenge = `Bearer error="insufficient_scope", scope="${operation.scope}"`;
        expect(answer.headers.get('www-authenticate')).toBe(challenge);
        expect((await answer.json()).type).toMatch(/\/insufficient-scope$/);
      }
    }
  });

  test('counts for nothing when it is wrong, torn, expired or revoked, or its account is gone', async () => {
    const good = await makeToken(site);
    const revoked = await makeToken(site);
    const rows = await site.db.selectFrom('api_token').select(['id', 'account_id']).execute();
    const last = rows.at(-1);
    await revokeApiToken(site.db, last?.account_id ?? '', last?.id ?? '', '2026-03-02T08:00:00.000Z');
    const own = await startSite();
    const orphaned = await makeToken(own);
    await own.db.deleteFrom('account').execute();
    const over = await makeToken(site, scopes, '2026-03-02T08:00:00.000Z');
    for (const authorization of [
      ...[revoked, over, 'fg_nobody-has-this', good.slice(0, -1), `${good}x`, ''].map((token) => `Bearer ${token}`),
      ...[good, `Basic ${good}`, `Bearer ${good}, Bearer ${good}`, `Bearer ${good} x`],
    ]) {
      const answer = await site.get('/api/v1/studies', { authorization });
      expect(answer.status, authorization).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    }
    expect((await own.get('/api/v1/studies', bearer(orphaned))).status).toBe(401);
    await own.close();
    expect((await site.get('/api/v1/studies', bearer(good))).status).toBe(200);
  });

  test('is asked for where none is sent, and a cookie is none, nor is one in the address', async () => {
    const token = await makeToken(site);
    const { cookie } = await signIn(site);
    expect((await site.get('/studies', cookie)).status).toBe(200);
    for (const operation of closed)
      for (const headers of [{}, cookie]) {
        const answer = await call(operation, headers);
        expect(answer.status).toBe(401);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="FiveGaps"');
        expect(answer.headers.getSetCookie()).toEqual([]);
      }
    expect((await site.get(`/api/v1/studies?access_token=${token}`)).status).toBe(401);
  });

  test('opens no page', async () => {
    const token = await makeToken(site);
    for (const path of ['/studies', '/studies/inn', '/studies/inn/responses.csv', '/instruments', '/account/tokens']) {
      const answer = await site.get(path, bearer(token));
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account/sign-in']);
    }
    const forged = new URLSearchParams({ name: 'eve', token });
    expect((await site.post('/studies', forged, bearer(token))).status).toBe(303);
  });

  test('has the day of its last use noted, and no more of it', async () => {
    const own = await startSite();
    const api = startCaller(own, await makeToken(own));
    const read = async () => (await own.db.selectFrom('api_token').select('last_used_on').execute())[0]?.last_used_on;
    expect(await read()).toBeNull();
    await api.get('/studies');
    expect(await read()).toBe('2026-03-02');
    own.pass(20 * 3_600_000);
    await api.get('/studies');
    expect(await read()).toBe('2026-03-03');
    await own.close();
  });

  test('stands neither in the database nor in the log, nor in what a bug shows', async () => {
    const own = await startSite({
      change: (given) => ({
        ...given,
        newId: () => {
          throw new Error('a bug in /home/mei');
        },
      }),
    });
    const token = await makeToken(own);
    const sent = { response: '00000001-0000-4000-8000-000000000000', 't1.expectation': 6 };
    const answer = await startCaller(own, token).send('/studies/inn/responses', sent);
    const body = await answer.text();
    expect(answer.status).toBe(500);
    const problem = JSON.parse(body);
    expect(problem).toMatchObject({ status: 500, title: 'The program made a mistake' });
    expect(problem.instance).toBe(`urn:uuid:${own.logged[0]?.number}`);
    expect(body).not.toMatch(/bug|\/home|Error|node_modules|\.ts/);
    const files = [own.file, `${own.file}-wal`].map((file) => readFileSync(file, 'latin1')).join('');
    expect(files).toContain('token-');
    for (const text of [files, body, String(own.logged[0]?.error), JSON.stringify(own.logged)])
      expect(text).not.toContain(token);
    await own.close();
  });
});

describe('Every answer', () => {
  test('is stored by nobody, runs nowhere and is for no other site', async () => {
    const { cookie } = await signIn(site);
    const token = await makeToken(site);
    for (const operation of operations)
      for (const headers of [{}, cookie, bearer(token), { ...bearer(token), origin: 'https://evil.example' }]) {
        const { headers: told } = await call(operation, headers);
        expect(told.get('cache-control')).toBe('no-store');
        expect(told.get('content-security-policy')).toContain("default-src 'none'");
        expect(told.get('x-content-type-options')).toBe('nosniff');
        expect(told.get('access-control-allow-origin')).toBeNull();
      }
  });
});
