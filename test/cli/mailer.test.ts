import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openMailer } from '../../src/cli/openMailer.ts';
import { type MailSettings, readMailSettings } from '../../src/cli/readMailSettings.ts';
import { makeFolder } from '../journeys/program.ts';
import { fillForm, setUpAccount, startSite } from '../site.ts';
import { readForm } from '../web/readPage.ts';
import { type SmtpServer, startSmtpServer } from '../web/smtpServer.ts';

const folder = makeFolder();
const servers: SmtpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});
afterAll(folder.remove);

async function givenServer(answer?: (command: string) => string | undefined) {
  const server = await startSmtpServer(answer);
  servers.push(server);
  const settings: MailSettings = {
    host: '127.0.0.1',
    port: server.port,
    login: null,
    secure: 'none',
    from: { address: 'survey@example.com', name: '云杉旅馆' },
  };
  return { server, settings };
}
const mail = { to: 'li@example.com', subject: 'Hello', text: 'Come' };
const password = 'correct-horse-battery';
const login = { user: 'spruce', pass: password };

describe('A mail that leaves by SMTP', () => {
  test('arrives whole, with its Chinese subject and a link that opens the survey once', async () => {
    const { server, settings } = await givenServer();
    const site = await startSite({ mailer: openMailer({ ...settings, login }) });
    const { cookie, token } = await setUpAccount(site);
    await site.post('/studies/inn/invitations', new URLSearchParams({ token, list: '李雷,li@example.com' }), cookie);
    const page = await (await site.get('/studies/inn/invitations/mail', cookie)).text();
    const form = readForm(page.slice(page.indexOf('<form class="plan"')));
    for (const [name, value] of Object.entries({
      action: 'send',
      'subject.zh': '给{name}的信',
      'text.zh': '.\n您好！{link}',
    }))
      form.set(name, value);
    const sent = await site.post('/studies/inn/invitations/mail?lang=en', form, cookie);
    const run = await (await site.get(sent.headers.get('location') ?? '', cookie)).text();
    await expect.poll(() => server.received.length, { interval: 5 }).toBe(1);
    const [{ to, raw, subject, text } = { to: [], raw: '', subject: '', text: '' }] = server.received;
    expect([to, subject]).toEqual([['li@example.com'], expect.stringMatching(/^给李雷的信 \/ Spruce Inn would like/)]);
    expect(text).toMatch(/^\.\r\n您好！http/);
    expect(raw).toMatch(/^From: =\?UTF-8\?.*\?= <survey@example\.com>\r$/m);
    expect(raw).toMatch(/^To: li@example\.com\r$/m);
    for (const header of ['Date: ', 'Message-ID: <', 'MIME-Version: 1.0']) expect(raw).toContain(`\n${header}`);
    const link = /\/i\/\S+/.exec(text)?.[0] ?? '';
    const survey = await site.get(link);
    expect(survey.status).toBe(200);
    const id = readForm(await survey.text()).get('response') ?? '';
    expect((await site.post(link, fillForm(id))).status).toBe(303);
    expect((await site.get(link)).status).toBe(410);
    // The password went to the server and nowhere else.
    expect(server.commands.join('\n')).toContain(Buffer.from(`\0spruce\0${password}`).toString('base64'));
    expect(run + page + JSON.stringify(site.logged)).not.toContain(password);
    await site.close();
  });

  test.each([
    ['550 5.1.1 <li@example.com> unknown', 'RCPT', { outcome: 'refused', reason: '550 5.1.1' }],
    ['552-5.2.2 full\r\n552 5.2.2 really full', 'RCPT', { outcome: 'refused', reason: '552 5.2.2' }],
    ['451 4.7.1 greylisted', 'RCPT', { outcome: 'busy', reason: '451 4.7.1' }],
    ['421 closing', 'RCPT', { outcome: 'unreachable', reason: '421' }],
    ['554 spam for li@example.com', '.', { outcome: 'refused', reason: '554' }],
    ['452 4.3.1 disk full', '.', { outcome: 'busy', reason: '452 4.3.1' }],
    ['550 5.7.1 sender not yours', 'MAIL', { outcome: 'denied', reason: '550 5.7.1' }],
    ['451 later', 'MAIL', { outcome: 'unreachable', reason: '451' }],
    ['535 5.7.8 spruce may not', 'AUTH', { outcome: 'denied', reason: '535 5.7.8' }],
    ['454 4.7.0 try again', 'AUTH', { outcome: 'unreachable', reason: '454 4.7.0' }],
    ['\r\n', 'DATA', { outcome: 'unreachable', reason: 'ECONNECTION' }],
    ['421 too many', '', { outcome: 'unreachable', reason: '421' }],
  ] as const)(
    'to which a server says “%s” at “%s” is told apart, by codes without an address',
    async (line, at, told) => {
      const { settings } = await givenServer((command) => (command.slice(0, 4) === at ? line : undefined));
      expect(await openMailer({ ...settings, login }).send(mail)).toEqual(told);
    },
  );

  test('finds nobody at a port where nobody listens', async () => {
    const { server, settings } = await givenServer();
    await server.close();
    servers.pop();
    expect(await openMailer(settings).send(mail)).toEqual({ outcome: 'unreachable', reason: 'ECONNREFUSED' });
  });

  test('never takes the password along where the line cannot be encrypted, unless told so', async () => {
    const { server, settings } = await givenServer((line) => (line === 'STARTTLS' ? '502 5.5.1 unknown' : undefined));
    expect(await openMailer({ ...settings, login, secure: 'false' }).send(mail)).toEqual({
      outcome: 'denied',
      reason: '502 5.5.1',
    });
    expect(server.commands.filter((line) => line.startsWith('AUTH'))).toEqual([]);
    expect(server.received).toEqual([]);
    expect(await openMailer({ ...settings, secure: 'false' }).send(mail)).toEqual({ outcome: 'sent' });
  });

  test('goes to one person and has no headers of anybody else’s making', async () => {
    const { server, settings } = await givenServer();
    const mailer = openMailer({
      ...settings,
      from: { address: 'survey@example.com', name: 'Inn"\r\nBcc: eve@example.com' },
    });
    await mailer.send({
      to: 'li@example.com',
      subject: 'Hello\r\nBcc: eve@example.com',
      text: '\r\n.\r\nMAIL FROM:<eve@example.com>',
    });
    for (const to of [
      'li@example.com, eve@example.com',
      'li@example.com\r\nRCPT TO:<eve@example.com>',
      '<eve@example.com> li@example.com',
    ])
      await mailer.send({ ...mail, to });
    for (const { raw } of server.received) expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|cc):/im);
    expect(server.commands.filter((line) => /^RCPT.*<eve@/.test(line))).toEqual([]);
    expect(server.commands.filter((line) => line.startsWith('MAIL FROM:<eve'))).toEqual([]);
  });
});

describe('The settings of the mail server', () => {
  const good = { SMTP_HOST: 'smtp.example.com', MAIL_FROM: 'survey@example.com' };
  const read = (more: NodeJS.ProcessEnv) => readMailSettings({ ...good, ...more });

  test('are none without a host, and need a sender with one', () => {
    expect(readMailSettings({ SMTP_PORT: '25', SMTP_PASSWORD: 'x' })).toBeNull();
    expect(read({})).toEqual({
      host: 'smtp.example.com',
      port: 587,
      login: null,
      secure: 'false',
      from: { address: 'survey@example.com', name: '' },
    });
  });

  test('encrypt from the first byte at port 465, else by STARTTLS, unless told otherwise', () => {
    expect(read({ SMTP_PORT: '465' })).toMatchObject({ port: 465, secure: 'true' });
    expect(read({ SMTP_SECURE: 'true' })).toMatchObject({ port: 465, secure: 'true' });
    expect(read({ SMTP_PORT: '25' })).toMatchObject({ port: 25, secure: 'false' });
    expect(read({ SMTP_PORT: '25', SMTP_SECURE: 'none' })).toMatchObject({ secure: 'none' });
  });

  test('take the password from a file as well', () => {
    const file = join(folder.path, 'password');
    writeFileSync(file, `${password}\n`);
    expect(read({ SMTP_USER: 'spruce', SMTP_PASSWORD_FILE: file })).toMatchObject({ login });
    expect(read({ SMTP_USER: 'spruce', SMTP_PASSWORD_FILE: `${file}-not` })).toMatchObject({
      mistake: 'smtpPasswordFile',
    });
  });

  test.each([
    [{ SMTP_HOST: 'smtp://example.com' }, 'smtpHostBad'],
    [{ SMTP_HOST: 'smtp.example.com 25' }, 'smtpHostBad'],
    [{ SMTP_PORT: '0' }, 'smtpPortBad'],
    [{ SMTP_PORT: '65536' }, 'smtpPortBad'],
    [{ SMTP_PORT: 'smtp' }, 'smtpPortBad'],
    [{ SMTP_SECURE: 'yes' }, 'smtpSecureBad'],
    [{ SMTP_USER: 'spruce' }, 'smtpLoginHalf'],
    [{ SMTP_PASSWORD: password }, 'smtpLoginHalf'],
    [{ MAIL_FROM: '' }, 'mailFromBad'],
    [{ MAIL_FROM: 'Inn <survey@example.com>' }, 'mailFromBad'],
    [{ MAIL_FROM: `${'survey'.repeat(9)}@${'example.'.repeat(30)}com` }, 'mailFromBad'],
  ])('are refused as %o', (more, mistake) => {
    const found = read(more);
    expect(found).toMatchObject({ mistake });
    expect(JSON.stringify(found)).not.toContain(password);
  });
});
