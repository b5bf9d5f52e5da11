import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertApiToken } from '../../src/storage/apiTokens.ts';
import { type Staff, setUpAccount, signIn, startSite, type TestSite } from '../site.ts';
import { readAll, readForm, readText } from './readPage.ts';

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
});
afterAll(() => site.close());

const open = async () => (await site.get('/account/tokens?lang=en', staff.cookie)).text();

/** The form for a token as the page has it, filled in. */
async function fill(changes: Readonly<Record<string, string | readonly string[]>> = {}): Promise<URLSearchParams> {
  const page = await open();
  const form = readForm(page.slice(page.indexOf('<form class="card narrow"')));
  for (const [name, value] of Object.entries({ name: 'Monthly export', scope: ['studies:read'], ...changes })) {
    form.delete(name);
    for (const each of [value].flat()) form.append(name, each);
  }
  return form;
}
const send = (form: URLSearchParams) => site.post('/account/tokens?lang=en', form, staff.cookie);
const readSecret = (page: string) => /value="(fg_[\w-]{43})"/.exec(page)?.[1];
const ask = (secret: string | undefined) => site.get('/api/v1/studies', { authorization: `Bearer ${secret}` });
const listRows = () => site.db.selectFrom('api_token').selectAll().orderBy('created_at').execute();

describe('A token', () => {
  test('is made with a name, what it may do and for how long, and works', async () => {
    expect(await (await site.get('/studies?lang=en', staff.cookie)).text()).toContain('href="/account/tokens?lang=en"');
    const made = await send(await fill({ scope: ['responses:read', 'studies:read', 'all'] }));
    const page = await made.text();
    expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const secret = readSecret(page);
    expect(page).toContain(`Authorization: Bearer ${secret}`);
    expect((await ask(secret)).status).toBe(200);
    expect(await listRows()).toMatchObject([
      { name: 'Monthly export', scopes: 'studies:read responses:read', expires_at: '2026-05-31T08:00:00.000Z' },
    ]);
    const listed = readText(await open());
    for (const text of ['In force until 2026-05-31', 'Last used on 2026-03-02', 'See studies and what they ask'])
      expect(listed).toContain(text);
  });

  test('is shown once: neither page nor database has it afterwards', async () => {
    const form = await fill({ name: 'Shown once', days: '30' });
    const secret = readSecret(await (await send(form)).text()) ?? '';
    expect((await listRows()).map((row) => row.expires_at)).toContain('2026-04-01T08:00:00.000Z');
    expect(await open()).not.toContain('fg_');
    const files = [site.file, `${site.file}-wal`].map((file) => readFileSync(file, 'latin1')).join('');
    expect(files).toContain('Shown once');
    expect(files).not.toContain(secret);

    // The page that is loaded again sends its form again: no second token comes of it.
    const count = (await listRows()).length;
    const again = await send(form);
    const page = await again.text();
    expect([again.status, readSecret(page)]).toEqual([422, undefined]);
    expect(readText(page)).toContain('This token was made already, and is shown only once.');
    expect(await listRows()).toHaveLength(count);
    expect((await ask(secret)).status).toBe(200);
  });

  test.each([
    ['without a name', { name: ' ' }, 'Say in 1 to 60 characters what the token is for.'],
    ['with a name too long', { name: 'x'.repeat(61) }, 'Say in 1 to 60 characters what the token is for.'],
    ['that may do nothing', { scope: [] }, 'Tick at least one thing that the token may do.'],
    ['that may do what there is not', { scope: ['all'] }, 'Tick at least one thing that the token may do.'],
  ])('%s is not made, and what was typed is kept', async (_, changes, sentence) => {
    const count = (await listRows()).length;
    const refused = await send(await fill({ days: '365', ...changes }));
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(readAll(page, 'p')).toContain(sentence);
    const form = readForm(page.slice(page.indexOf('<form class="card narrow"')));
    expect([form.get('days'), form.get('name')]).toEqual([
      '365',
      String({ name: 'Monthly export', ...changes }.name).trim(),
    ]);
    expect(await listRows()).toHaveLength(count);
  });

  test('ends at once and for good when it is revoked, and the list says so', async () => {
    const secret = readSecret(await (await send(await fill({ name: 'For a day' }))).text());
    const row = (await listRows()).find(({ name }) => name === 'For a day');
    const revoke = () =>
      site.post(`/account/tokens/${row?.id}/revoke?lang=en`, new URLSearchParams({ token: staff.token }), staff.cookie);
    const revoked = await revoke();
    expect([revoked.status, revoked.headers.get('location')]).toEqual([303, '/account/tokens?lang=en']);
    expect((await ask(secret)).status).toBe(401);
    expect(readText(await open())).toContain('Revoked on 2026-03-02');
    site.pass(86_400_000);
    await revoke();
    expect(readText(await open())).not.toContain('Revoked on 2026-03-03');
    site.pass(-86_400_000);
  });

  test('of somebody else is neither seen nor revoked', async () => {
    const eve = { id: 'eve', name: 'eve', password: 'x', created_at: '2026' };
    await site.db.insertInto('account').values(eve).execute();
    const times = { createdAt: '2026-03-02T08:00:00.000Z', expiresAt: '2027-03-02T08:00:00.000Z' };
    const token = { id: 'of-eve', accountId: 'eve', name: 'Of eve', scopes: ['studies:read'], tokenHash: 'x' };
    await insertApiToken(site.db, { ...token, ...times });
    expect(await open()).not.toContain('Of eve');
    await site.post('/account/tokens/of-eve/revoke', new URLSearchParams({ token: staff.token }), staff.cookie);
    expect((await listRows()).find(({ id }) => id === 'of-eve')?.revoked_at).toBeNull();
  });

  test('that has expired says since when', async () => {
    site.pass(400 * 86_400_000);
    const { cookie } = await signIn(site);
    expect(readText(await (await site.get('/account/tokens?lang=en', cookie)).text())).toContain(
      'Expired on 2026-05-31',
    );
  });
});
