import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualSettings } from '../../src/core/study/settings.ts';
import { makeResponseId } from '../../src/intake/responseId.ts';
import { createStudy } from '../../src/storage/createStudy.ts';
import { servqualForm } from '../core/given.ts';
import { givenStaffQuestionnaire } from '../core/givenStaff.ts';
import { fillForm, responseId, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { nextOf, noPlan } from '../storage/given.ts';
import { readAll, readForm, readText } from './readPage.ts';

let site: TestSite;
let staff: Staff;
beforeAll(async () => {
  site = await startSite();
  staff = await setUpAccount(site);
  for (const isNamed of [false, true]) {
    const id = isNamed ? 'named' : 'anonymous';
    const settings = { ...usualSettings, isNamed };
    const study = {
      ...noPlan,
      id,
      title: { zh: '青山', en: 'Hill' },
      isMade: false,
      design: 'chain',
      settings,
    } as const;
    const forms = [servqualForm, givenStaffQuestionnaire('manager', 'chain')];
    await createStudy(site.db, study, forms, nextOf(`${id}-1`, `${id}-2`, `${id}-3`), '2026-03-02T08:00:00.000Z');
  }
});
afterAll(() => site.close());

const send = (path: string, fields: readonly (readonly [string, string])[]) =>
  site.post(
    `/studies/${path}?lang=en`,
    new URLSearchParams([['token', staff.token], ...fields.map(([name, value]) => [name, value])]),
    staff.cookie,
  );
const show = async (study: string) => (await site.get(`/studies/${study}/invitations?lang=en`, staff.cookie)).text();

/** The links of a table of links, by recipient. */
async function readLinks(answer: Response): Promise<Readonly<Record<string, string>>> {
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = (await answer.text()).split('\r\n').slice(1, -1);
  return Object.fromEntries(lines.map((line) => [line.split(',')[0], new URL(line.split(',')[2] ?? '').pathname]));
}
const invite = async (study: string, list: string) => readLinks(await send(`${study}/invitations`, [['list', list]]));
/** Invites one person and gives the path of the link. */
async function inviteOne(study: string, recipient: string): Promise<string> {
  return (await invite(study, recipient))[recipient] ?? '';
}
const listRows = (study: string) => site.db.selectFrom('response').selectAll().where('study_id', '=', study).execute();
const listInvited = (study: string) =>
  site.db.selectFrom('invitation').selectAll().where('study_id', '=', study).orderBy('recipient').execute();
const findRow = async (study: string, recipient: string) =>
  (await listInvited(study)).find((each) => each.recipient === recipient);
/** The form behind a link as a browser would fill it in: with the id that the page gave it. */
async function fillLink(path: string, changes: Readonly<Record<string, string | null>> = {}): Promise<URLSearchParams> {
  const page = await (await site.get(`${path}?lang=en`)).text();
  const id = readForm(page).get('response') ?? '';
  return fillForm(id, { opened: readForm(page).get('opened'), ...changes });
}

describe('Invited people', () => {
  test('get links of their own as a file, which is given once: the database does not know them', async () => {
    const made = await send('anonymous/invitations', [['list', 'A1,li@example.com\n=A2']]);
    expect(made.headers.get('content-disposition')).toContain('invitations.csv');
    const csv = Buffer.from(await made.arrayBuffer()).toString();
    const tokens = [...csv.matchAll(/\/i\/(\S+)\r/g)].map(([, token = '']) => token);
    const links = tokens.map((token) => `${site.origin}/i/${token}`);
    expect(csv).toBe(`\uFEFFid,email,link\r\nA1,li@example.com,${links[0]}\r\n'=A2,,${links[1]}\r\n`);
    const files = ['', '-wal'].map((end) => readFileSync(`${site.file}${end}`, 'latin1')).join();
    expect(files).toContain('li@example.com');
    for (const token of tokens) expect(files).not.toContain(token);
    expect(await findRow('anonymous', 'A1')).toMatchObject({ used: 0, sent_count: 1, email: 'li@example.com' });
  });

  test('can be staff, and nobody who is not asked', async () => {
    const made = await send('anonymous/invitations', [
      ['list', 'M1'],
      ['audience', 'manager'],
    ]);
    const { M1 = '' } = await readLinks(made);
    expect(readText(await (await site.get(`${M1}?lang=en`)).text())).toContain(
      'You know this organisation from the inside',
    );
    expect(
      (
        await send('anonymous/invitations', [
          ['list', 'C1'],
          ['audience', 'contact'],
        ])
      ).status,
    ).toBe(400);
  });

  test('may come from a file, in UTF-8 or as Chinese Windows writes it', async () => {
    const upload = async (bytes: Uint8Array<ArrayBuffer>) => {
      const body = new FormData();
      body.append('token', staff.token);
      body.append('audience', 'customer');
      body.append('file', new Blob([bytes]), 'people.csv');
      return site.post('/studies/anonymous/invitations/file?lang=en', body, staff.cookie);
    };
    expect(Object.keys(await readLinks(await upload(new TextEncoder().encode('\uFEFFname\n王小明'))))).toEqual([
      '王小明',
    ]);
    const gb = Uint8Array.from([0xc0, 0xee, 0xc0, 0xd7, 0x0d, 0x0a]);
    expect(Object.keys(await readLinks(await upload(gb)))).toEqual(['李雷']);
    const bad = await upload(new TextEncoder().encode('x,not-an-address'));
    expect(bad.status).toBe(422);
    expect(readText(await bad.text())).toContain('Row 1: “not-an-address” is no e-mail address.');
  });

  test.each([
    ['the list is empty', '', 'The list is empty.'],
    ['somebody stands in it twice', 'x1\nx1', 'Row 2: “x1” stands in the list twice.'],
    ['somebody holds an unused link', 'x2\nA1', 'There are unused links already for A1.'],
  ])('are none where %s, and what was typed is kept', async (_, list, sentence) => {
    const before = await listInvited('anonymous');
    const sent = await send('anonymous/invitations', [['list', list]]);
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(readText(/role="alert".*?<\/div>/s.exec(page)?.[0] ?? '')).toContain(sentence);
    expect(page).toContain(`${list}</textarea>`);
    expect(await listInvited('anonymous')).toEqual(before);
  });

  test('are not invited twice by a form that is sent twice at once', async () => {
    const both = await Promise.all([1, 2].map(() => send('anonymous/invitations', [['list', 'twice']])));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await listInvited('anonymous')).filter(({ recipient }) => recipient === 'twice')).toHaveLength(1);
  });

  test('are listed with who has answered, in parts of 200', async () => {
    await invite('inn', Array.from({ length: 201 }, (_, index) => `p${String(index).padStart(3, '0')}`).join('\n'));
    const first = await show('inn');
    expect(readText(first)).toContain('1 to 200 of 201');
    const next = /href="([^"]*from=200)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const last = readText(await (await site.get(next, staff.cookie)).text());
    expect(last).toContain('201 to 201 of 201');
    expect(last).toContain('p200');
    for (const from of ['-5', '1e9', 'x', '201'])
      expect((await site.get(`/studies/inn/invitations?from=${from}`, staff.cookie)).status).toBe(200);
  });
});

describe.each(['anonymous', 'named'])('In a study that is %s, a link', (study) => {
  test('shows the survey and takes the answers once; afterwards it says so kindly', async () => {
    const path = await inviteOne(study, 'once');
    const sent = await site.post(`${path}?lang=en`, await fillLink(path));
    expect(sent.status).toBe(303);
    const receipt = sent.headers.get('location') ?? '';
    expect(receipt).toMatch(new RegExp(`^${path}/receipts/[0-9a-f-]{36}\\?code=[\\w-]{19}&lang=en$`));
    expect(readAll(await (await site.get(receipt)).text(), 'h1')).toEqual(['Thank you!']);
    expect(await findRow(study, 'once')).toMatchObject({ used: 1 });

    const again = await site.get(`${path}?lang=en`);
    // Whoever made the links knows them too, so that a link alone brings no code to withdraw the answers with.
    const withoutCode = receipt.replace(/code=[\w-]+&/, '');
    if (study === 'named') expect([again.status, again.headers.get('location')]).toEqual([303, withoutCode]);
    else {
      expect(again.status).toBe(410);
      expect(readAll(await again.text(), 'h1')).toEqual(['This invitation has been answered']);
    }
    expect(readText(await show(study))).toMatch(/once Customers Answered/);
  });

  test('that sends the same form again, also at the same moment, makes one response with one receipt', async () => {
    const path = await inviteOne(study, 'again');
    const before = (await listRows(study)).length;
    const form = await fillLink(path);
    const sent = await Promise.all([1, 2, 3].map(() => site.post(path, form)));
    sent.push(await site.post(path, form));
    expect(new Set(sent.map(({ status, headers }) => `${status} ${headers.get('location')}`)).size).toBe(1);
    expect((await listRows(study)).length).toBe(before + 1);
  });

  test('that sends other answers from the same form corrects what it sent before: it counts once', async () => {
    const path = await inviteOne(study, 'corrects');
    const before = (await listRows(study)).filter((row) => row.superseded_by === null).length;
    const form = await fillLink(path);
    await site.post(path, form);
    form.set('t1.perception', '1');
    const sent = await site.post(`${path}?lang=en`, form);
    expect(sent.status).toBe(303);
    const thanks = await site.get(sent.headers.get('location') ?? '');
    expect(readText(await thanks.text())).toContain('Only your latest answers count now.');
    const counted = (await listRows(study)).filter((row) => row.superseded_by === null);
    expect(counted).toHaveLength(before + 1);
    expect(counted.some((row) => row.conflict_of !== null)).toBe(true);
  });

  test('that was revoked takes nothing, gives back what was written, and its invitation stays unused', async () => {
    const path = await inviteOne(study, 'revoked');
    const form = await fillLink(path, { 'comment.suggestion': 'More chairs.', 'comment.comment': 'More chairs.' });
    const { id = '' } = (await findRow(study, 'revoked')) ?? {};
    const revoked = await send(`${study}/invitations/change`, [
      ['action', 'revoke'],
      ['invitation', id],
    ]);
    expect([revoked.status, revoked.headers.get('location')]).toEqual([303, `/studies/${study}/invitations?lang=en`]);
    const before = (await listRows(study)).length;
    for (const answer of [await site.get(`${path}?lang=en`), await site.post(`${path}?lang=en`, form)]) {
      expect(answer.status).toBe(410);
      expect(readAll(await answer.text(), 'h1')).toEqual(['This invitation has been withdrawn']);
    }
    expect((await listRows(study)).length).toBe(before);
    expect(await findRow(study, 'revoked')).toMatchObject({ used: 0 });
  });

  test('is replaced by a new one, and then leads nowhere itself', async () => {
    const old = await inviteOne(study, 'renewed');
    const { id = '' } = (await findRow(study, 'renewed')) ?? {};
    const fresh = await readLinks(
      await send(`${study}/invitations/change`, [
        ['action', 'renew'],
        ['invitation', id],
      ]),
    );
    expect(Object.keys(fresh)).toEqual(['renewed']);
    expect(await findRow(study, 'renewed')).toMatchObject({ sent_count: 2 });
    const gone = await site.get(`${old}?lang=en`);
    expect(gone.status).toBe(404);
    expect(readAll(await gone.text(), 'h1')).toEqual(['This invitation is not known']);
    const late = await site.post(
      `${old}?lang=en`,
      fillForm(responseId(1), { 'comment.comment': 'More <b>chairs</b>.' }),
    );
    expect([late.status, readAll(await late.text(), 'blockquote')]).toEqual([404, ['More <b>chairs</b>.']]);
    const path = fresh['renewed'] ?? '';
    expect((await site.post(path, await fillLink(path))).status).toBe(303);
  });

  test('takes nothing while the study is closed, and is not used up', async () => {
    const path = await inviteOne(study, 'closed');
    const form = await fillLink(path);
    const archive = () => send(`${study}/archive`, []);
    await archive();
    for (const answer of [await site.get(path), await site.post(path, form)]) expect(answer.status).toBe(410);
    expect(await findRow(study, 'closed')).toMatchObject({ used: 0 });
    await archive();
    expect((await site.post(path, form)).status).toBe(303);
  });

  test('is not used up by a form with a mistake, which comes back to the same link', async () => {
    const path = await inviteOne(study, 'mistaken');
    const sent = await site.post(`${path}?lang=en`, await fillLink(path, { 't1.perception': '9' }));
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(page).toContain(`action="${path}?lang=en"`);
    expect(await findRow(study, 'mistaken')).toMatchObject({ used: 0 });
    const put = await site.post(path, fillForm(readForm(page).get('response') ?? ''));
    expect(put.status).toBe(303);
  });
});

describe('A link in an anonymous study', () => {
  test('leaves nothing that leads from the invitation to the answers', async () => {
    const path = await inviteOne('anonymous', 'secret person');
    const before = new Set((await listRows('anonymous')).map(({ id }) => id));
    await site.post(path, await fillLink(path));
    const [row] = (await listRows('anonymous')).filter(({ id }) => !before.has(id));
    const invitation = await findRow('anonymous', 'secret person');
    const { id = '', token_hash } = invitation ?? {};
    expect(row).toMatchObject({ respondent: null, source: 'invitation' });
    expect(row?.id).not.toBe(makeResponseId('invitation', 'anonymous', id));
    for (const value of [id, 'secret person', token_hash]) expect(Object.values(row ?? {})).not.toContain(value);
    // Nor does the invitation know when it was used.
    expect(Object.keys(invitation ?? {}).sort()).toEqual(
      [
        'audience',
        'created_at',
        'email',
        'former_hash',
        'id',
        'mailed_at',
        'recipient',
        'revoked_at',
        'sent_count',
        'study_id',
        'token_hash',
        'used',
      ].sort(),
    );
  });

  test('takes no second form, and the first answers stay', async () => {
    const path = await inviteOne('anonymous', 'two devices');
    const [first, second] = [await fillLink(path), await fillLink(path, { 'comment.comment': 'Me again.' })];
    expect(first.get('response')).not.toBe(second.get('response'));
    const before = (await listRows('anonymous')).length;
    const sent = await Promise.all([site.post(path, first), site.post(`${path}?lang=en`, second)]);
    expect(sent.map(({ status }) => status)).toEqual([303, 410]);
    expect((await listRows('anonymous')).length).toBe(before + 1);
    expect((await site.post(path, first)).headers.get('location')).toBe(sent[0]?.headers.get('location'));
  });

  test('refuses the id that would tell whose answers these are, and asks to send once more', async () => {
    const path = await inviteOne('anonymous', 'told');
    const { id = '' } = (await findRow('anonymous', 'told')) ?? {};
    const own = makeResponseId('invitation', 'anonymous', id);
    for (const told of [own, own.toUpperCase()]) {
      const sent = await site.post(`${path}?lang=en`, fillForm(told));
      expect(sent.status).toBe(422);
      expect(readForm(await sent.text()).get('response')).not.toBe(told);
    }
  });

  test('says that no name is kept; the staff’s page says who can see what', async () => {
    const path = await inviteOne('anonymous', 'reader');
    expect(readText(await (await site.get(`${path}?lang=en`)).text())).toContain('No name, no cookie.');
    expect(readText(await show('anonymous'))).toContain('nobody can find out whose answers are whose');
  });
});

describe('A link in a named study', () => {
  test('says that the answers carry the id, and they do', async () => {
    const path = await inviteOne('named', 'B7');
    const page = await (await site.get(`${path}?lang=en`)).text();
    expect(readText(page)).toContain('Your answers will carry the id that you were invited with.');
    expect(readText(page)).not.toContain('No name, no cookie.');
    await site.post(path, await fillLink(path));
    const named = (await listRows('named')).filter(({ respondent }) => respondent === 'B7');
    expect(named).toHaveLength(1);
    expect(named[0]).toMatchObject({ source: 'invitation' });
    // The public address of the same study keeps no name.
    expect(readText(await (await site.get('/s/named-1?lang=en')).text())).toContain('No name, no cookie.');
  });

  test('is one response from whatever device and with whatever id: the last answers count', async () => {
    const path = await inviteOne('named', 'B8');
    await site.post(path, fillForm(responseId(81)));
    await site.post(path, fillForm(responseId(82), { 't1.perception': '2' }));
    const named = (await listRows('named')).filter(({ respondent }) => respondent === 'B8');
    expect(named).toHaveLength(2);
    expect(named.filter(({ superseded_by }) => superseded_by === null)).toHaveLength(1);
  });
});

describe('All invitations that are not answered', () => {
  test('get new links or are revoked at once, and those that are answered stay', async () => {
    const links = await invite('inn', 'all-1\nall-2\nall-3');
    await site.post(links['all-1'] ?? '', await fillLink(links['all-1'] ?? ''));
    const fresh = await readLinks(await send('inn/invitations/change', [['action', 'renewAll']]));
    expect(Object.keys(fresh)).toContain('all-2');
    expect(Object.keys(fresh)).not.toContain('all-1');
    const asked = await send('inn/invitations/change', [['action', 'revokeAll']]);
    expect([asked.status, readText(await asked.text())]).toEqual([
      422,
      expect.stringContaining('Nothing was withdrawn yet'),
    ]);
    expect((await site.get(fresh['all-2'] ?? '')).status).toBe(200);
    await send('inn/invitations/change', [
      ['action', 'revokeAll'],
      ['really', 'yes'],
    ]);
    const invited = await listInvited('inn');
    expect(invited.filter(({ used }) => used === 1).map(({ recipient }) => recipient)).toEqual(['all-1']);
    expect(invited.filter(({ used, revoked_at }) => used === 0 && revoked_at === null)).toEqual([]);
    expect((await site.get(fresh['all-2'] ?? '')).status).toBe(410);
    // Who was revoked can be invited anew.
    expect((await site.get(await inviteOne('inn', 'all-2'))).status).toBe(200);
  });

  test.each(['renew', 'revoke'])('need to be chosen for “%s”', async (action) => {
    const before = await listInvited('inn');
    const sent = await send('inn/invitations/change', [
      ['action', action],
      ['invitation', 'of-another-study'],
    ]);
    expect(sent.status).toBe(422);
    expect(readText(await sent.text())).toContain('First choose people in the list');
    expect(await listInvited('inn')).toEqual(before);
    expect((await send('inn/invitations/change', [['action', 'burn']])).status).toBe(400);
  });
});

test('A program that answers by an invitation gets JSON, as by any address', async () => {
  const json = { 'content-type': 'application/json', accept: 'application/json' };
  const unknown = await site.get('/i/nobody-knows-this', json);
  expect([unknown.status, await unknown.json()]).toEqual([404, { error: 'not-found' }]);
  const path = await inviteOne('anonymous', 'program');
  const body = JSON.stringify(Object.fromEntries(fillForm(responseId(900))));
  expect((await site.post(path, body, json)).status).toBe(201);
  expect((await site.post(path, body, json)).status).toBe(200);
  const used = await site.get(path, json);
  expect([used.status, await used.json()]).toEqual([410, { error: 'used' }]);
});

test('A study that is deleted takes its invitations along', async () => {
  const path = await inviteOne('anonymous', 'deleted');
  await send('anonymous/delete', [['name', 'Hill']]);
  expect(await listInvited('anonymous')).toEqual([]);
  expect((await site.get(path)).status).toBe(404);
});
