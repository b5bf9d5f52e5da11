import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { insertMailRun } from '../../src/storage/mailRuns.ts';
import type { Delivery, Mail } from '../../src/web/manage/mail/mailer.ts';
import { fillForm, type Staff, setUpAccount, startSite, type TestSite } from '../site.ts';
import { readAll, readForm, readText } from './readPage.ts';
import { startStudy } from './startStudy.ts';

let site: TestSite;
let staff: Staff;
const mails: Mail[] = [];
let answer: (mail: Mail) => Delivery | Promise<Delivery> = () => ({ outcome: 'sent' });
beforeAll(async () => {
  const mailer = {
    sender: '云杉旅馆 <survey@example.com>',
    send: async (mail: Mail) => {
      mails.push(mail);
      return answer(mail);
    },
  };
  site = await startSite({ mailer });
  staff = await setUpAccount(site);
});
afterAll(() => site.close());
afterEach(() => {
  mails.length = 0;
  answer = () => ({ outcome: 'sent' });
  expect(site.logged).toEqual([]);
});

let studies = 0;
/** A study of its own with these people invited; gives the path of its mails. */
async function givenInvited(list: string, plan: Readonly<Record<string, string>> = {}, to = site): Promise<string> {
  const id = await startStudy(to, staff, `Study ${++studies}`, 'servqual-1991', plan);
  const invited = await to.post(
    `/studies/${id}/invitations`,
    new URLSearchParams({ token: staff.token, list }),
    staff.cookie,
  );
  expect(invited.status).toBe(200);
  return `/studies/${id}/invitations/mail`;
}
const show = async (path: string, language = 'en') => (await site.get(`${path}?lang=${language}`, staff.cookie)).text();
const readMailForm = (page: string) => readForm(page.slice(page.indexOf('<form class="plan"')));
/** Sends the form of the mails as the page has it, but for the changes. */
async function press(path: string, action: string, changes: Readonly<Record<string, string>> = {}): Promise<Response> {
  const form = readMailForm(await show(path));
  for (const [name, value] of Object.entries({ action, ...changes })) form.set(name, value);
  return site.post(`${path}?lang=en`, form, staff.cookie);
}
const changeRun = (run: string, action: string) =>
  site.post(`${run}?lang=en`, new URLSearchParams({ token: staff.token, action }), staff.cookie);
/** Presses Send and gives the path of the run. */
async function begin(path: string, changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const sent = await press(path, 'send', changes);
  expect(sent.status).toBe(303);
  return new URL(sent.headers.get('location') ?? '', site.origin).pathname;
}
const readRun = async (run: string) => readText(await show(run));
const untilRun = (run: string, sentence: string) =>
  expect.poll(() => readRun(run), { interval: 5 }).toContain(sentence);
const listTables = async () => [
  await site.db.selectFrom('invitation').selectAll().orderBy('id').execute(),
  await site.db.selectFrom('mail_run').selectAll().execute(),
  await site.db.selectFrom('mail').selectAll().execute(),
];
const readMistake = (page: string) => readText(/role="alert".*?<\/div>/s.exec(page)?.[0] ?? '').replace(/^.*?> ?/, '');

describe('The page of the mails', () => {
  test('proposes a text in each language of the study, by whom, how long, who will know, and how to say no', async () => {
    const words = { 'organisation.zh': '云杉旅馆', 'organisation.en': 'Spruce Inn' };
    const form = readMailForm(await show(await givenInvited('a,a@example.com', words)));
    expect(form.get('subject.zh')).toBe('云杉旅馆想听听您的看法');
    expect(form.get('subject.en')).toBe('Spruce Inn would like to hear from you');
    for (const part of ['{link}', '3 分钟', '不记名', '不想答', '云杉旅馆'])
      expect(form.get('text.zh')).toContain(part);
    for (const part of ['{link}', '3 minutes', 'anonymous', 'would rather not', 'Spruce Inn'])
      expect(form.get('text.en')).toContain(part);
    expect([form.get('rate'), form.get('choice')]).toEqual(['30', 'new']);
    const named = readMailForm(await show(await givenInvited('a,a@example.com', { isNamed: 'yes' })));
    expect(named.get('text.en')).toContain('Your answers will carry your id “{name}”');
    expect(named.get('text.en')).not.toContain('anonymous');
  });

  test('shows in a dry run how many, to whom, to whom not, how long and the first mail, and changes nothing', async () => {
    const path = await givenInvited('a,a@example.com\nb,b@example.com\nc\nd,d@exa_mple.com\ne,e@example.com');
    const before = await listTables();
    const tried = await press(path, 'try', { rate: '1', 'subject.en': 'For <{name}>', 'subject.zh': '给{name}' });
    expect(tried.status).toBe(200);
    const page = await tried.text();
    const told = readText(page);
    for (const part of [
      '3 mails would be sent.',
      'At this pace that takes about 2 minutes.',
      'To: a <a@example.com>, b <b@example.com>, e <e@example.com>',
      'Without an address, and so not mailed (1): c',
      'With an address that cannot be right, and so not mailed (1): d <d@exa_mple.com>',
      'From 云杉旅馆 <survey@example.com> Recipient a@example.com Subject 给a / For <a>',
      'Send 3 mails',
    ])
      expect(told).toContain(part);
    const [letter = ''] = readAll(page, 'pre');
    for (const language of ['zh', 'en']) expect(letter).toContain(`${site.origin}/i/only-an-example?lang=${language}`);
    expect((await site.get('/i/only-an-example')).status).toBe(404);
    expect(mails).toEqual([]);
    expect(await listTables()).toEqual(before);
  });

  test('sends an example to oneself, with a link that opens nothing, or says why it cannot', async () => {
    const path = await givenInvited('a,a@example.com');
    const before = await listTables();
    const tested = await press(path, 'test', { testTo: 'me@example.com' });
    expect([tested.status, readText(await tested.text())]).toEqual([
      200,
      expect.stringContaining('was sent to me@example.com'),
    ]);
    expect(mails.map(({ to }) => to)).toEqual(['me@example.com']);
    expect(mails[0]?.text).toContain('/i/only-an-example');
    for (const [outcome, sentence] of [
      ['denied', 'does not let us send (535)'],
      ['unreachable', 'does not answer (535)'],
      ['refused', 'refused this mail (535)'],
    ] as const) {
      answer = () => ({ outcome, reason: '535' });
      const failed = await press(path, 'test', { testTo: 'me@example.com' });
      expect([failed.status, readMistake(await failed.text())]).toEqual([422, expect.stringContaining(sentence)]);
    }
    const bad = await press(path, 'test', { testTo: 'me@example.com\r\nBcc: x@example.com' });
    expect([bad.status, mails.length]).toEqual([422, 4]);
    expect(await listTables()).toEqual(before);
  });

  test.each([
    ['“Subject (English)” is empty.', { 'subject.en': ' ' }],
    ['“Text (Chinese)” is empty.', { 'text.zh': '' }],
    ['“Text (English)” has no {link}.', { 'text.en': 'Come!' }],
    ['“Text (English)” has {Name}, which stands for nothing.', { 'text.en': '{link} {Name}' }],
    ['“Subject (Chinese)” has {link}, which stands for nothing.', { 'subject.zh': '{link}' }],
    ['“Subject (English)” is too long: it has at most 150 characters.', { 'subject.en': 'x'.repeat(151) }],
    ['“Text (English)” is too long: it has at most 4,000 characters.', { 'text.en': `{link}${'x'.repeat(4000)}` }],
    ['Give a whole number from 1 to 600.', { rate: '0' }],
    ['Give a whole number from 1 to 600.', { rate: '1e2' }],
    ['Give a whole number from 1 to 600.', { rate: '601' }],
  ])(
    'says in words “%s”, keeps what was typed, and sends nothing',
    async (sentence, changes: Readonly<Record<string, string>>) => {
      const path = await givenInvited('a,a@example.com');
      for (const action of ['try', 'test', 'send']) {
        const answered = await press(path, action, { testTo: 'me@example.com', choice: 'all', ...changes });
        const page = await answered.text();
        expect([answered.status, readMistake(page)]).toEqual([422, expect.stringContaining(sentence)]);
        const form = readMailForm(page);
        for (const [name, value] of Object.entries(changes)) expect(form.get(name)).toBe(value.trim());
        expect(form.get('choice')).toBe('all');
      }
      expect(mails).toEqual([]);
      expect(await show(path)).not.toContain('Mails so far');
    },
  );

  test('sends to nobody where there is nobody, or where the survey is over', async () => {
    const nobody = await press(await givenInvited('a'), 'send');
    expect([nobody.status, readMistake(await nobody.text())]).toEqual([
      422,
      expect.stringContaining('There is nobody to mail.'),
    ]);
    const path = await givenInvited('a,a@example.com');
    await site.post(
      path.replace('invitations/mail', 'archive'),
      new URLSearchParams({ token: staff.token }),
      staff.cookie,
    );
    const tried = await press(path, 'try');
    expect([tried.status, readText(await tried.text())]).toEqual([
      200,
      expect.stringMatching(/1 mail would be sent\..*takes no answers now/),
    ]);
    const over = await press(path, 'send');
    expect([over.status, readMistake(await over.text())]).toEqual([
      422,
      expect.stringContaining('takes no answers now'),
    ]);
    expect(mails).toEqual([]);
  });

  test('says of a survey that opens later that links will have to wait, and sends them all the same', async () => {
    const path = await givenInvited('a,a@example.com', { 'wave.0.opens': '2026-04-01T08:00' });
    expect(readText(await (await press(path, 'try')).text())).toContain('The survey is not open yet');
    await untilRun(await begin(path), 'All mails are through.');
    expect(mails).toHaveLength(1);
  });

  test('refuses what no page of ours sends', async () => {
    const path = await givenInvited('a,a@example.com');
    for (const changes of [{ run: 'x' }, { run: "' or 1 --" }, { audience: 'nobody' }])
      expect((await press(path, 'send', changes)).status).toBe(400);
    expect((await press(path, 'burn')).status).toBe(400);
    expect((await press(path, 'send', { token: 'of-another' })).status).toBe(403);
    expect((await site.get(`${path}?audience=nobody`, staff.cookie)).status).toBe(400);
    expect((await site.get(`${path}/nowhere`, staff.cookie)).status).toBe(404);
    for (const body of ['%', 'text.en=%E0%A4%A', 'subject.en=1&subject.en=2', '__proto__=x'])
      expect(
        (
          await site.post(path, `token=${staff.token}&action=send&${body}`, {
            ...staff.cookie,
            'content-type': 'application/x-www-form-urlencoded',
          })
        ).status,
      ).toBe(422);
    expect(mails).toEqual([]);
  });
});

describe('Mails that are sent', () => {
  test('have each reader’s own link, which opens the survey once; the list says when they were mailed', async () => {
    const path = await givenInvited('a,a@example.com\nb,b@example.com');
    const run = await begin(path);
    await untilRun(run, 'All mails are through.');
    expect(await readRun(run)).toContain('2 of 2 are through');
    expect(mails.map(({ to }) => to).sort()).toEqual(['a@example.com', 'b@example.com']);
    const links = mails.map(({ text }) => /\/i\/\S+(?=\?lang=en)/.exec(text)?.[0] ?? '');
    expect(new Set(links).size).toBe(2);
    const [link = ''] = links;
    expect((await site.get(link)).status).toBe(200);
    const id = readForm(await (await site.get(link)).text()).get('response') ?? '';
    expect((await site.post(link, fillForm(id))).status).toBe(303);
    expect((await site.get(link)).status).toBe(410);
    expect(readText(await show(path.replace('/mail', '')))).toMatch(
      /a@example.com Customers \S.* 2 2 March 2026 at 16:00/,
    );
    // Nobody is left whom no mail has reached.
    expect((await press(path, 'send')).status).toBe(422);
  });

  test('leave the link of the mail before in force, and whoever has answered gets no reminder', async () => {
    const path = await givenInvited('a,a@example.com\nb,b@example.com');
    await untilRun(await begin(path), 'All mails are through.');
    const first = new Map(mails.map(({ to, text }) => [to, /\/i\/[^\s?]+/.exec(text)?.[0] ?? '']));
    const answered = first.get('a@example.com') ?? '';
    const idOf = async (link: string) => readForm(await (await site.get(link)).text()).get('response') ?? '';
    await site.post(answered, fillForm(await idOf(answered)));
    // Somebody begins by the first mail, and the reminder comes in between.
    const begun = first.get('b@example.com') ?? '';
    const form = fillForm(await idOf(begun));
    mails.length = 0;
    await untilRun(await begin(path, { choice: 'all' }), 'All mails are through.');
    expect(mails.map(({ to }) => to)).toEqual(['b@example.com']);
    const reminder = /\/i\/[^\s?]+/.exec(mails[0]?.text ?? '')?.[0] ?? '';
    expect(reminder).not.toBe(begun);
    expect((await site.get(reminder)).status).toBe(200);
    expect((await site.post(begun, form)).status).toBe(303);
    expect((await site.get(reminder)).status).toBe(410);
  });

  test('go once, though the button is pressed twice, also when the first press is through already', async () => {
    const path = await givenInvited('a,a@example.com\nb,b@example.com');
    const form = readMailForm(await show(path));
    form.set('action', 'send');
    form.set('choice', 'all');
    const send = () => site.post(`${path}?lang=en`, form, staff.cookie);
    const both = await Promise.all([send(), send(), send()]);
    const run = new URL(both[0]?.headers.get('location') ?? '', site.origin).pathname;
    await untilRun(run, 'All mails are through.');
    both.push(await send());
    expect(new Set(both.map(({ status, headers }) => `${status} ${headers.get('location')}`)).size).toBe(1);
    expect(both[0]?.status).toBe(303);
    expect(mails).toHaveLength(2);
  });

  test('of which one failed say whose, why and what to do; who was not reached is mailed by the next run', async () => {
    const path = await givenInvited(
      'a,a@example.com\nb,b@example.com\nc,c@example.com\nd,d@example.com\ne,e@example.com',
    );
    const reasons: Readonly<Record<string, string>> = {
      a: '550 5.1.1',
      b: '552 5.2.2',
      c: '554 5.7.1',
      d: '451 4.7.1',
    };
    answer = ({ to }) => {
      const reason = reasons[to.charAt(0)];
      if (reason === undefined) return { outcome: 'sent' };
      return { outcome: reason.startsWith('4') ? 'busy' : 'refused', reason };
    };
    const run = await begin(path);
    await untilRun(run, 'All mails are through.');
    const page = await readRun(run);
    for (const part of [
      'Sent 1 To be sent 0 Failed 4',
      'a a@example.com The mail server does not know this address (550 5.1.1).',
      'b b@example.com This mailbox is full (552 5.2.2).',
      'c c@example.com The mail server refused this mail (554 5.7.1).',
      'd d@example.com The mail server would not take it for now, several times (451 4.7.1).',
    ])
      expect(page).toContain(part);
    mails.length = 0;
    answer = () => ({ outcome: 'sent' });
    await untilRun(await begin(path), 'All mails are through.');
    expect(mails.map(({ to }) => to.charAt(0)).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('can be stopped after the one in the air and gone on with; meanwhile no other run begins', async () => {
    const path = await givenInvited('a,a@example.com\nb,b@example.com\nc,c@example.com');
    const held: ((delivery: Delivery) => void)[] = [];
    answer = () => new Promise((resolve) => held.push(resolve));
    const run = await begin(path);
    await expect.poll(() => held.length).toBe(1);
    const going = await site.get(`${run}?lang=en`, staff.cookie);
    expect([going.headers.get('refresh'), readText(await going.text())]).toEqual([
      '5',
      expect.stringContaining('The mails are being sent.'),
    ]);
    expect(await begin(path)).toBe(run);
    const forged = new URLSearchParams({ token: 'of-another', action: 'cancel' });
    expect((await site.post(run, forged, staff.cookie)).status).toBe(403);
    expect(await readRun(run)).toContain('The mails are being sent.');
    expect((await changeRun(run, 'cancel')).status).toBe(303);
    held[0]?.({ outcome: 'sent' });
    await untilRun(run, 'Sent 1 To be sent 2');
    const stopped = await site.get(`${run}?lang=en`, staff.cookie);
    expect([stopped.headers.get('refresh'), readText(await stopped.text())]).toEqual([
      null,
      expect.stringContaining('Sending was stopped.'),
    ]);
    expect(mails).toHaveLength(1);

    answer = () => ({ outcome: 'sent' });
    expect((await changeRun(run, 'goOn')).status).toBe(303);
    await untilRun(run, 'All mails are through.');
    expect(mails.map(({ to }) => to).sort()).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
    expect((await changeRun(run, 'burn')).status).toBe(400);
  });

  test('stop when the study is archived, and are gone on with only once it is in use again', async () => {
    const path = await givenInvited('a,a@example.com\nb,b@example.com\nc,c@example.com');
    const held: ((delivery: Delivery) => void)[] = [];
    answer = () => new Promise((resolve) => held.push(resolve));
    const run = await begin(path);
    await expect.poll(() => held.length).toBe(1);
    answer = () => ({ outcome: 'sent' });
    const archive = () =>
      site.post(
        `${path.replace('/invitations/mail', '')}/archive`,
        new URLSearchParams({ token: staff.token }),
        staff.cookie,
      );
    expect((await archive()).status).toBe(303);
    held[0]?.({ outcome: 'sent' });
    await untilRun(run, 'Sent 1 To be sent 2');
    expect(await readRun(run)).toContain('Sending was stopped.');
    const refused = await changeRun(run, 'goOn');
    expect([refused.status, readMistake(await refused.text())]).toEqual([
      422,
      expect.stringContaining('Open it first'),
    ]);
    expect(mails).toHaveLength(1);

    await archive();
    expect(mails).toHaveLength(1);
    expect((await changeRun(run, 'goOn')).status).toBe(303);
    await untilRun(run, 'All mails are through.');
    expect(mails).toHaveLength(3);
  });

  test('of a run that a stop of the program broke off wait until somebody goes on, and nobody else is mailed before', async () => {
    const path = await givenInvited('a,a@example.com\nb,b@example.com');
    const study = path.split('/')[2] ?? '';
    const { id = '' } =
      (await site.db.selectFrom('invitation').select('id').where('study_id', '=', study).execute())[0] ?? {};
    const texts = [{ language: 'en', subject: 'Hello', text: '{link}' }] as const;
    const kept = {
      studyId: study,
      id: 'before',
      audience: 'customer',
      texts,
      origin: 'https://old.example',
      rate: 30,
      startedAt: '2026-03-01T00:00:00.000Z',
      ended: null,
    } as const;
    await insertMailRun(site.db, kept, [id]);
    const run = `${path}/before`;
    expect(await readRun(run)).toContain('Sending broke off');
    expect(await begin(path)).toBe(run);
    expect(mails).toEqual([]);
    await changeRun(run, 'goOn');
    await untilRun(run, 'All mails are through.');
    // The address of the site is the one of the request that began the run.
    expect(mails.map(({ text }) => text)).toEqual([expect.stringMatching(/^https:\/\/old\.example\/i\/[\w-]+$/)]);
    await untilRun(await begin(path), 'All mails are through.');
    expect(mails).toHaveLength(2);
  });

  test('are refused to go on while others are on the way', async () => {
    const path = await givenInvited('a,a@example.com\nb,b@example.com');
    const held: ((delivery: Delivery) => void)[] = [];
    answer = () => new Promise((resolve) => held.push(resolve));
    const first = await begin(path);
    await expect.poll(() => held.length).toBe(1);
    await changeRun(first, 'cancel');
    held[0]?.({ outcome: 'sent' });
    const second = await begin(path, { choice: 'all' });
    await expect.poll(() => held.length).toBe(2);
    const refused = await changeRun(first, 'goOn');
    expect([refused.status, readMistake(await refused.text())]).toEqual([
      422,
      expect.stringContaining('Other mails of this study'),
    ]);
    await changeRun(second, 'cancel');
    held[1]?.({ outcome: 'sent' });
    await untilRun(second, 'Sending was stopped.');
  });

  test('leave no token in database, log or page, and go with the study when it is deleted', async () => {
    const path = await givenInvited('a,a@example.com');
    const run = await begin(path);
    await untilRun(run, 'All mails are through.');
    const token = /\/i\/([^\s?]+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
    expect(token.length).toBeGreaterThan(10);
    const files = ['', '-wal'].map((end) => readFileSync(`${site.file}${end}`, 'latin1')).join();
    const pages = await Promise.all([path, run, path.replace('/mail', '')].map((each) => show(each)));
    for (const text of [files, ...pages]) expect(text).not.toContain(token);
    const study = path.split('/')[2] ?? '';
    const deleted = new URLSearchParams({ token: staff.token, name: `Study ${studies}` });
    await site.post(`/studies/${study}/delete`, deleted, staff.cookie);
    for (const table of ['mail', 'mail_run', 'invitation'] as const)
      expect(await site.db.selectFrom(table).selectAll().where('study_id', '=', study).execute()).toEqual([]);
  });
});

describe('Without a mail server', () => {
  test('the page says what to set and where the CSV is, the dry run works, and nothing is sent', async () => {
    const bare = await startSite();
    const own = await setUpAccount(bare);
    await bare.post(
      '/studies/inn/invitations',
      new URLSearchParams({ token: own.token, list: 'a,a@example.com' }),
      own.cookie,
    );
    const path = '/studies/inn/invitations/mail?lang=en';
    const page = await (await bare.get(path, own.cookie)).text();
    expect(readText(page)).toContain('No mail server is set. Start FiveGaps anew with SMTP_HOST and MAIL_FROM');
    expect(page).toContain('href="/studies/inn/invitations?lang=en"');
    const form = readMailForm(page);
    const send = (action: string) => {
      form.set('action', action);
      return bare.post(path, form, own.cookie);
    };
    const tried = await (await send('try')).text();
    expect(readText(tried)).toContain('1 mail would be sent.');
    expect(tried).not.toMatch(/value="(send|test)"/);
    for (const action of ['send', 'test']) expect((await send(action)).status).toBe(422);
    expect(await bare.db.selectFrom('mail_run').selectAll().execute()).toEqual([]);
    await bare.close();
  });
});
