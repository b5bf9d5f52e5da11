import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { password, type Staff, setUpCode, signIn, startSite, type TestSite } from '../site.ts';
import { listRoutes } from './listRoutes.ts';
import { readAll, readForm, readText } from './readPage.ts';
import { readPlanForm } from './startStudy.ts';

let site: TestSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields);
const listAccounts = () => site.db.selectFrom('account').selectAll().execute();
const listSessions = () => site.db.selectFrom('session').selectAll().execute();

/** What is written in the files of the database, the write-ahead log among them. */
function readFiles(): string {
  const folder = dirname(site.file);
  const files = readdirSync(folder).filter((name) => name.startsWith('fivegaps.db'));
  return files.map((name) => readFileSync(join(folder, name), 'latin1')).join();
}

describe('The first account', () => {
  const right = { code: setUpCode, name: 'mei', password };

  test('is offered where people sign in, as long as there is none', async () => {
    expect(await (await site.get('/account/sign-in')).text()).toContain('href="/account/set-up"');
    expect((await site.get('/account/set-up')).status).toBe(200);
  });

  test.each([
    ['a wrong code', { code: 'K7QM-3TXA-9DFX' }, ['The set-up code is wrong.']],
    ['an empty code', { code: '' }, ['The set-up code is wrong.']],
    ['no name', { name: ' ' }, ['A user name has 1 to 60 characters.']],
    ['a name too long', { name: 'x'.repeat(61) }, ['A user name has 1 to 60 characters.']],
    ['a short password', { password: 'elevenchars' }, ['The password is too short. Use at least 12 characters.']],
    ['a password too long', { password: 'x'.repeat(129) }, ['The password is too long. Use at most 128 characters.']],
    [
      'everything wrong',
      { code: 'x', name: '', password: '' },
      ['The set-up code is wrong.', 'A user name has 1 to 60 characters.', 'The password is too short.'],
    ],
  ])('is not made with %s, and the page says so', async (_, change, sentences) => {
    const sent = await site.post('/account/set-up?lang=en', form({ ...right, ...change }));
    expect(sent.status).toBe(422);
    expect(sent.headers.getSetCookie()).toEqual([]);
    const page = await sent.text();
    const shown = /role="alert".*?<\/div>/s.exec(page)?.[0] ?? '';
    expect(readAll(shown, 'p')).toEqual(sentences.map((sentence) => expect.stringContaining(sentence)));
    expect(readForm(page).get('name')).toBe({ ...right, ...change }.name.trim());
    expect(page).not.toContain(password);
    expect(await listAccounts()).toEqual([]);
  });

  test('is made with the code, signed in, and the code is worth nothing afterwards', async () => {
    // Spaces, dashes and small letters are forgiven.
    const made = await site.post('/account/set-up', form({ ...right, code: ' k7qm 3txa9dfw' }));
    expect([made.status, made.headers.get('location')]).toEqual([303, '/studies']);
    const cookie = made.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await site.get('/studies', { cookie })).status).toBe(200);

    const again = await site.post('/account/set-up', form({ ...right, name: 'eve' }));
    expect([again.status, again.headers.get('location')]).toEqual([303, '/account/sign-in']);
    expect(again.headers.getSetCookie()).toEqual([]);
    const page = await site.get('/account/set-up');
    expect([page.status, page.headers.get('location')]).toEqual([303, '/account/sign-in']);
    expect(await (await site.get('/account/sign-in')).text()).not.toContain('set-up');
    expect((await listAccounts()).map(({ name }) => name)).toEqual(['mei']);
  });
});

describe('Signing in', () => {
  test('gives a session cookie that scripts cannot read, other sites cannot send along, and that ends in 12 hours', async () => {
    const signed = await site.post('/account/sign-in', form({ name: 'mei', password }));
    expect([signed.status, signed.headers.get('location')]).toEqual([303, '/studies']);
    const [cookie = '', ...others] = signed.headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair = '', ...flags] = cookie.split('; ');
    const token = pair.replace('fivegaps_session=', '');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(flags.sort()).toEqual(['Expires=Mon, 02 Mar 2026 20:00:00 GMT', 'HttpOnly', 'Path=/', 'SameSite=Lax']);
  });

  test('leaves neither the password nor the cookie in the database', async () => {
    const { cookie } = await signIn(site);
    const token = cookie.cookie.replace('fivegaps_session=', '');
    const files = readFiles();
    expect(files).toContain('mei');
    expect(files).not.toContain(token);
    expect(files).not.toContain(password);
    expect((await listAccounts())[0]?.password).toMatch(/^scrypt\$32768\$8\$3\$/);
  });

  test('takes no token that was planted before: each session has a new one', async () => {
    const planted = { cookie: 'fivegaps_session=planted-before-signing-in-0000000000000000' };
    const signed = await site.post('/account/sign-in', form({ name: 'mei', password }), planted);
    expect(signed.headers.getSetCookie()[0]).not.toContain('planted');
    expect((await site.get('/studies', planted)).status).toBe(303);
    const tokens = new Set((await listSessions()).map((session) => session.token_hash));
    expect(tokens.size).toBe((await listSessions()).length);
  });

  test('refuses an unknown name and a wrong password in the same words', async () => {
    const before = await listSessions();
    const answers = await Promise.all(
      [
        { name: 'mei', password: `${password}!` },
        { name: 'eve', password },
      ].map((fields) => site.post('/account/sign-in?lang=en', form(fields))),
    );
    const pages = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([422, 422]);
    expect(readText(pages[0] ?? '')).toContain('The user name or the password is wrong.');
    expect(pages[0]?.replace('value="mei"', '')).toBe(pages[1]?.replace('value="eve"', ''));
    expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
    expect(await listSessions()).toEqual(before);
  });

  test('needs exactly the name that the account has', async () => {
    for (const name of ['', 'MEI', "mei' or '1'='1", 'mei\0']) {
      const sent = await site.post('/account/sign-in', form({ name, password }));
      expect(sent.status).toBe(422);
    }
  });
});

describe('A session', () => {
  const isSignedIn = async ({ cookie }: Staff) => (await site.get('/studies', cookie)).status === 200;

  test('ends at sign-out on the server too, so that a copied cookie is worth nothing, and no other session ends', async () => {
    const [here, elsewhere] = [await signIn(site), await signIn(site)];
    const signed = await site.post('/account/sign-out', form({ token: here.token }), here.cookie);
    expect([signed.status, signed.headers.get('location')]).toEqual([303, '/']);
    expect(signed.headers.getSetCookie()[0]).toMatch(/^fivegaps_session=;.*Expires=Thu, 01 Jan 1970/);
    expect(await isSignedIn(here)).toBe(false);
    expect(await isSignedIn(elsewhere)).toBe(true);
  });

  test('is not ended by a mere link', async () => {
    const staff = await signIn(site);
    expect((await site.get('/account/sign-out', staff.cookie)).status).toBe(404);
    expect(await isSignedIn(staff)).toBe(true);
  });

  test.each([
    'fivegaps_session=',
    'fivegaps_session=x',
    `fivegaps_session=${'A'.repeat(43)}`,
    'fivegaps_session',
    '=;;',
    'fivegaps_session=%00',
  ])('is not opened by a made-up cookie (%s)', async (cookie) => {
    expect((await site.get('/studies', { cookie })).headers.get('location')).toBe('/account/sign-in');
  });

  test('is not opened by the hash that a stolen database holds', async () => {
    await signIn(site);
    for (const { token_hash } of await listSessions())
      expect(await isSignedIn({ cookie: { cookie: `fivegaps_session=${token_hash}` }, token: '' })).toBe(false);
  });

  test('lasts twelve hours and not a second longer', async () => {
    const staff = await signIn(site);
    site.pass(12 * 3_600_000 - 1000);
    expect(await isSignedIn(staff)).toBe(true);
    site.pass(1000);
    expect(await isSignedIn(staff)).toBe(false);
    // The next one who signs in clears away what has ended.
    await signIn(site);
    expect(await listSessions()).toHaveLength(1);
  });
});

describe('Without an account', () => {
  const staffRoutes = listRoutes().filter(({ path }) => /^\/(studies|cases|simulator|account\/tokens)/.test(path));

  test('there are staff pages to be kept from', () => {
    expect(staffRoutes.length).toBeGreaterThanOrEqual(7);
  });

  test.each(staffRoutes)('$method $path leads to the sign-in page', async ({ method, path }) => {
    for (const study of ['inn', 'nowhere']) {
      const address = path.replace(':studyId', study).replace(':uploadId', 'x');
      const answer = method === 'get' ? await site.get(address) : await site.post(`${address}?lang=en`, form({}));
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toMatch(/^\/account\/sign-in(\?lang=en)?$/);
      expect(await answer.text()).not.toContain('Spruce');
    }
  });
});

describe('With an account', () => {
  let staff: Staff;
  beforeAll(async () => {
    staff = await signIn(site);
  });

  test('a study is made from a name and an instrument, and every page about it is open', async () => {
    // Not to choose an instrument is to take that of 1991, which also stands chosen on the page.
    const chooser = await (await site.get('/studies?lang=en', staff.cookie)).text();
    expect(chooser).toContain('<option value="servqual-1991" selected>');
    const fields = { token: staff.token, name: '  <b>中山路店</b> & "Co"  ' };
    const made = await site.post('/studies?lang=en', form(fields), staff.cookie);
    expect(made.status).toBe(303);
    const address = made.headers.get('location')?.replace('?lang=en', '') ?? '';
    expect(address).toMatch(/^\/studies\/[a-z0-9]{10}\/plan$/);
    const study = address.replace('/plan', '');
    // Nothing can be answered yet, so that every page of answers leads to the plan.
    for (const path of ['', '/report', '/import'])
      expect((await site.get(`${study}${path}?lang=en`, staff.cookie)).headers.get('location')).toBe(
        `${address}?lang=en`,
      );
    const plan = await readPlanForm(site, staff, study.replace('/studies/', ''), { action: 'publish' });
    const published = await site.post(`${address}?lang=en`, plan, staff.cookie);
    expect(published.headers.get('location')).toBe(`${study}?lang=en`);
    for (const path of ['', '/report', '/import', '/plan', '/delete']) {
      const answer = await site.get(`${study}${path}?lang=en`, staff.cookie);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const page = await answer.text();
      expect(readText(page)).toContain('<b>中山路店</b> & "Co"');
      expect(page).not.toContain('<b>');
    }
    const page = await (await site.get(study, staff.cookie)).text();
    const survey = readAll(page, 'a').find((link) => link.includes('/s/')) ?? '';
    expect(survey).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/s\/[a-z0-9]{8}$/);
    expect((await fetch(survey)).status).toBe(200);
  });

  test.each([
    ['without a name', { name: ' ' }],
    ['with a name that is too long', { name: 'x'.repeat(201) }],
  ])('a study %s is not made, and what was typed is kept', async (_, fields) => {
    const count = async () => (await site.db.selectFrom('study').select('id').execute()).length;
    const before = await count();
    const sent = await site.post('/studies?lang=en', form({ token: staff.token, ...fields }), staff.cookie);
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(readText(page)).toContain('A name has 1 to 200 characters.');
    expect(readForm(page).getAll('name')).toEqual([fields.name.trim()]);
    expect(await count()).toBe(before);
  });

  test('a study that does not exist is not found', async () => {
    for (const path of ['', '/report', '/import'])
      expect((await site.get(`/studies/nowhere${path}`, staff.cookie)).status).toBe(404);
  });
});

describe('A form that another site made the browser send', () => {
  let staff: Staff;
  let other: Staff;
  beforeAll(async () => {
    [staff, other] = [await signIn(site), await signIn(site)];
  });
  const posts = listRoutes().filter(
    ({ method, path }) => method === 'post' && /^\/(account|studies|cases|simulator)/.test(path),
  );
  const isSecured = ({ path }: { readonly path: string }) =>
    /^\/(studies|cases|simulator)|^\/account\/tokens|sign-out$/.test(path);

  /** All that a forged form could change. */
  const readState = async () => ({
    accounts: await listAccounts(),
    sessions: await listSessions(),
    studies: await site.db.selectFrom('study').selectAll().execute(),
    responses: await site.db.selectFrom('response').selectAll().execute(),
    links: await site.db.selectFrom('link').selectAll().execute(),
    invitations: await site.db.selectFrom('invitation').selectAll().execute(),
    tokens: await site.db.selectFrom('api_token').selectAll().execute(),
    mailRuns: await site.db.selectFrom('mail_run').selectAll().execute(),
    uploads: readdirSync(site.uploads),
  });

  /** The form as our own page would send it, to this address. */
  function makeBody(path: string, token: string | null): URLSearchParams | FormData {
    const fields = {
      name: 'eve',
      password,
      code: setUpCode,
      decision: 'store',
      sources: 'a place',
      list: 'somebody',
      ...(token !== null && { token }),
    };
    if (!/\/(import|definitions|file)$/.test(path)) return form(fields);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', new Blob(['E1,P1\n6,5\n']), 'data.csv');
    return body;
  }
  const addressOf = (path: string) => path.replace(':studyId', 'inn').replace(':uploadId', 'x');

  test('has something to aim at', () => {
    expect(posts.length).toBeGreaterThanOrEqual(6);
    expect(posts.filter(isSecured).length).toBeGreaterThanOrEqual(4);
  });

  test.each(posts)('to $path is refused by where it comes from, and nothing changes', async ({ path }) => {
    const before = await readState();
    for (const from of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site', origin: site.origin },
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: site.origin.replace('http:', 'https:') },
      { origin: site.origin.replace(/\d+$/, '1') },
      { origin: `${site.origin}.evil.example` },
    ]) {
      const answer = await site.post(addressOf(path), makeBody(path, staff.token), { ...staff.cookie, ...from });
      expect(answer.status, JSON.stringify(from)).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(await readState()).toEqual(before);
  });

  test.each(posts.filter(isSecured))('to $path is refused without the token of this very session', async ({ path }) => {
    const before = await readState();
    for (const token of [null, '', 'x', `${staff.token} `, staff.token.slice(1), other.token, staff.cookie.cookie]) {
      const answer = await site.post(addressOf(path), makeBody(path, token), staff.cookie);
      expect(answer.status, String(token)).toBe(403);
    }
    const twice = makeBody(path, staff.token);
    if (twice instanceof URLSearchParams) {
      twice.append('token', staff.token);
      expect((await site.post(addressOf(path), twice, staff.cookie)).status).toBe(403);
    }
    const inAddress = `${addressOf(path)}?token=${staff.token}`;
    expect((await site.post(inAddress, makeBody(path, null), staff.cookie)).status).toBe(403);
    expect(await readState()).toEqual(before);
  });

  test('is told from one of our own pages, whether or not the browser says where it comes from', async () => {
    for (const from of [{}, { 'sec-fetch-site': 'same-origin' }, { origin: site.origin }]) {
      const body = form({ token: staff.token, name: 'A study' });
      expect((await site.post('/studies', body, { ...staff.cookie, ...from })).status).toBe(303);
    }
  });
});

test('The second of two people who set up at the same moment is sent to sign in', async () => {
  const own = await startSite();
  const both = await Promise.all(
    ['mei', 'ann'].map((name) => own.post('/account/set-up', form({ code: setUpCode, name, password }))),
  );
  expect(both.map(({ headers }) => headers.get('location')).sort()).toEqual(['/account/sign-in', '/studies']);
  await own.close();
});
