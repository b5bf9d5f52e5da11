import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usualSettings } from '../../src/core/study/settings.ts';
import { insertClass } from '../../src/storage/classSessions.ts';
import { setKiosk } from '../../src/storage/links.ts';
import { insertMailRun } from '../../src/storage/mailRuns.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { listRoutes, placeRoute } from './listRoutes.ts';

let site: TestSite;
let staff: Staff;
/** What stands in the link of somebody who was invited. */
let invited = '';
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
  const changes = [{ said: { en: 'The queue is long.' }, done: { en: 'A second counter is open.' } }];
  const settings = JSON.stringify({ ...usualSettings, showsResult: true, changes });
  await site.db.updateTable('study').set({ settings }).where('id', '=', 'inn').execute();
  await setKiosk(site.db, site.study.survey, { pin: 'no hash', idleSeconds: 60 });
  const list = new URLSearchParams({ token: staff.token, list: 'A1024' });
  const links = await site.post('/studies/inn/invitations', list, staff.cookie);
  invited = /\/i\/(\S+)/.exec(await links.text())?.[1] ?? '';
  const run = { studyId: 'inn', id: 'run', audience: 'customer', texts: [], origin: site.origin, rate: 1 } as const;
  await insertMailRun(site.db, { ...run, startedAt: '2026-03-02T08:00:00.000Z', ended: null }, []);
  await insertClass(site.db, { studyId: 'inn', openedAt: '2026-03-02T08:00:00.000Z' }, () => 'KQMXZ');
  await site.post(`/s/${site.study.survey}`, fillForm(responseId(1)));
});
afterAll(() => site.close());

/**
 * Only what this site itself serves, nothing inline, nothing that frames it. Without `upgrade-insecure-requests`, which would
 * blank the page for a class that reaches a laptop by http.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(';');

function expectHeaders({ headers }: Response): void {
  expect(headers.get('content-security-policy')).toBe(policy);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('strict-transport-security')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('server')).toBeNull();
}

const places = (path: string) => placeRoute(path, site, invited);

test.each(listRoutes().filter(({ method }) => method === 'get'))('GET $path protects its page', async ({ path }) => {
  for (const headers of [{}, staff.cookie]) {
    const answer = await site.get(places(path), headers);
    expect([200, 203, 303]).toContain(answer.status);
    expectHeaders(answer);
  }
});

test.each(listRoutes().filter(({ method }) => method === 'post'))('POST $path protects its page', async ({ path }) => {
  for (const headers of [{}, staff.cookie, { 'sec-fetch-site': 'cross-site' }]) {
    const answer = await site.post(places(path), new URLSearchParams({ token: 'x' }), headers);
    expectHeaders(answer);
  }
});

test('Every kind of error page is protected, too', async () => {
  const survey = `/s/${site.study.survey}`;
  const answers = [
    await site.get('/s/%E0%A4%A'),
    await site.post('/studies', new URLSearchParams(), { 'sec-fetch-site': 'cross-site' }),
    await site.get('/nowhere'),
    await site.post(survey, 'x='.repeat(200_000), { 'content-type': 'application/x-www-form-urlencoded' }),
    await site.post(survey, 'x', { 'content-type': 'text/plain' }),
    await site.post(survey, new URLSearchParams()),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 403, 404, 413, 415, 422]);
  for (const answer of answers) {
    expectHeaders(answer);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
});

test.each(['respond.css', 'staff.css', 'survey.js', 'receipt.js', 'report.js', 'chart.js', 'icon.svg'])(
  'The asset %s is served with its type, protected and kept for an hour',
  async (name) => {
    const answer = await site.get(`/assets/${name}`);
    expect(answer.status).toBe(200);
    expectHeaders(answer);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };
    const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
    expect(type.replace('application/', 'text/')).toBe(
      types[name.split('.')[1] as keyof typeof types].replace('application/', 'text/'),
    );
  },
);

test.each(['', 'nothing.js', '../words/en.json', '..%2fwords%2fen.json', '%2e%2e/words/en.json', '.hidden', 'a%00.js'])(
  'No file but an asset is served below /assets (%s)',
  async (name) => {
    const answer = await site.get(`/assets/${name}`);
    expect([400, 403, 404]).toContain(answer.status);
    expectHeaders(answer);
    expect(await answer.text()).not.toContain('"survey"');
  },
);

test('No page leads to another site, not even one whose address was made to', async () => {
  for (const path of [
    '//evil.example/',
    '/\\evil.example',
    '/\\/evil.example',
    '///evil.example',
    '/s/x?next=//evil.example',
  ]) {
    const page = await getRaw(path);
    const links = [...page.matchAll(/(?:href|src|action)="([^"]*)"/g)];
    expect(links.length).toBeGreaterThan(3);
    for (const [, url = ''] of links) expect(new URL(url, site.origin).origin).toBe(site.origin);
  }
});

/** A request with its path just so, where a browser would first straighten it. */
async function getRaw(path: string): Promise<string> {
  const { hostname, port } = new URL(site.origin);
  const [response] = (await once(request({ hostname, port, path }).end(), 'response')) as [IncomingMessage];
  let body = '';
  for await (const piece of response) body += piece;
  return body;
}

test('Machines can ask whether the site is alive and whether its database answers', async () => {
  for (const path of ['/healthz', '/readyz']) {
    const answer = await site.get(path);
    expect([answer.status, await answer.text()]).toEqual([200, 'ok']);
  }
});
