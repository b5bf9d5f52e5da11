import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteStudy } from '../../src/storage/changeStudy.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { listRoutes, placeRoute } from './listRoutes.ts';
import { readAll, readText } from './readPage.ts';

/** What is sent to forms by those who do not fill them in, of every kind of body, to every form of the site. */

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

const routes = listRoutes().filter(({ method }) => method === 'post');
const tables = ['study', 'questionnaire', 'link', 'invitation', 'response', 'account', 'draft', 'instrument'] as const;
const countEverything = () =>
  Promise.all(tables.map(async (table) => (await site.db.selectFrom(table).selectAll().execute()).length));
const formType = { 'content-type': 'application/x-www-form-urlencoded' };
const jsonType = { 'content-type': 'application/json' };
const multipart = () => {
  const form = new FormData();
  form.set('name', 'x');
  return form;
};

/** More than the longest list of people may take. */
const huge = Buffer.from(`a=${'x'.repeat(7 * 2 ** 20)}`);
const hugeJson = Buffer.from(JSON.stringify({ a: 'x'.repeat(7 * 2 ** 20) }));

/** Bodies that no form of the site makes, whatever it is for. */
const bodies: readonly (readonly [name: string, body: () => BodyInit, headers: Readonly<Record<string, string>>])[] = [
  ['nothing at all', () => new Blob([]), {}],
  ['no type', () => new Blob(['a=1']), {}],
  ['an odd type', () => 'a=1', { 'content-type': 'application/x-odd' }],
  ['plain text', () => 'a=1', { 'content-type': 'text/plain' }],
  ['multipart without a file', multipart, {}],
  ['multipart without a boundary', () => 'a=1', { 'content-type': 'multipart/form-data' }],
  ['multipart that breaks off', () => '--x\r\nContent-Disp', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['GBK', () => 'a=%C4%E3', { 'content-type': 'application/x-www-form-urlencoded; charset=gbk' }],
  ['compressed', () => 'a=1', { ...formType, 'content-encoding': 'gzip' }],
  ['7 MB', () => huge, formType],
  ['7 MB of JSON', () => hugeJson, jsonType],
  ['JSON 10,000 deep', () => `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, jsonType],
  ['broken JSON', () => '{"a":', jsonType],
  ['a JSON text', () => '"a"', jsonType],
  ['5,000 fields', () => Array.from({ length: 5000 }, (_, index) => `f${index}=1`).join('&'), formType],
  ['every name twice', () => 'token=a&token=b&response=a&response=b&name=a&name=b', formType],
  ['brackets', () => 'token[]=a&name[a]=b&response[0]=c', formType],
  ['names of what every object carries', () => '__proto__=1&constructor=1&toString=1&__proto__[polluted]=1', formType],
  ['the same as JSON', () => '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}', jsonType],
  ['bytes that are no text', () => 'token=%FF%FE&name=%00&response=%ED%A0%80&%zz=%', formType],
];

describe.each(routes)('POST $path', ({ path }) => {
  test('answers whatever is sent with a 4xx page and stores nothing', async () => {
    const before = await countEverything();
    // What is too large is refused before anybody is known; once takes long enough.
    for (const [name, body, headers] of bodies)
      for (const visitor of name.startsWith('7 MB') ? [staff.cookie] : [{}, staff.cookie]) {
        const sent = await site.post(placeRoute(path, site), body(), { ...headers, ...visitor });
        const page = await sent.text();
        // Strangers are led to the page on which staff sign in.
        const isLedAway = sent.status === 303 && sent.headers.get('location')?.startsWith('/account/sign-in');
        if (!isLedAway) expect(`${name}: ${sent.status}`).toMatch(/: 4\d\d$/);
        expect(page).not.toMatch(/SyntaxError|SQLITE|\.(ts|js):\d|node_modules/);
      }
    expect(await countEverything()).toEqual(before);
    expect('polluted' in {}).toBe(false);
    expect(site.logged).toEqual([]);
  });
});

describe('What was written', () => {
  const written = '服务很好，只是等得太久 “ok” <b>';
  const comment = { 'comment.comment': written };

  test('comes back where there is no such survey, or none any more', async () => {
    const other = await startSite();
    await deleteStudy(other.db, other.study.id);
    for (const path of ['/s/nowhere', `/s/${other.study.survey}`, '/i/nowhere']) {
      const sent = await other.post(`${path}?lang=en`, fillForm(responseId(71), comment));
      const page = await sent.text();
      expect([sent.status, readAll(page, 'blockquote')]).toEqual([404, [written]]);
      expect(readText(page)).not.toContain('There is no such page');
    }
    await other.close();
  });

  test('comes back from a form whose version is older, which is taken all the same', async () => {
    const sent = await site.post(`/s/${site.study.survey}`, fillForm(responseId(72), { ...comment, version: '0' }));
    expect(sent.status).toBe(303);
  });
});
