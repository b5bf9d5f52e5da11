import { createTransport } from 'nodemailer';
import type { Delivery, Mailer } from '../web/manage/mail/mailer.ts';
import type { MailSettings } from './readMailSettings.ts';

/** So long may a mail server be silent, in milliseconds. */
const patience = 30_000;

/** Sends by an SMTP server, one connection a mail, and never to a host that the environment does not name. */
export function openMailer({ host, port, login, secure, from }: MailSettings): Mailer {
  const transport = createTransport({
    host,
    port,
    secure: secure === 'true',
    ignoreTLS: secure === 'none',
    // Else whoever stands in between could take STARTTLS away and read the password.
    requireTLS: secure === 'false' && login !== null,
    ...(login && { auth: login }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    sender: from.name === '' ? from.address : `${from.name} <${from.address}>`,
    async send({ to, subject, text }) {
      try {
        // Addresses as objects are taken as they are: nothing in them is read as one address more.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
        return { outcome: 'sent' };
      } catch (error) {
        return judgeError(error);
      }
    },
  };
}

/** What an error of the transport means for the mail. Of its text only the codes are kept, as servers repeat addresses in it. */
function judgeError(error: unknown): Delivery {
  const { code, originalCode, command, response } = Object(error) as Readonly<Record<string, unknown>>;
  const [codes, first] =
    /^([245])\d\d(?:[ -]\1\.\d{1,3}\.\d{1,3})?/.exec(typeof response === 'string' ? response : '') ?? [];
  const reason = codes?.replace('-', ' ') ?? String(originalCode ?? code ?? '');
  // A server that closes, or does not take us now, says so at any command.
  const isForNow = first === '4' || first === undefined;
  if (code === 'ETLS') return { outcome: 'denied', reason };
  if (code === 'EAUTH') return { outcome: first === '4' ? 'unreachable' : 'denied', reason };
  if (command === 'MAIL FROM') return { outcome: isForNow ? 'unreachable' : 'denied', reason };
  if (command === 'RCPT TO' || command === 'DATA') {
    if (first === '5') return { outcome: 'refused', reason };
    if (first === '4' && !reason.startsWith('421')) return { outcome: 'busy', reason };
  }
  // The address is one that cannot be sent as it is written.
  if (code === 'EENVELOPE' && command === 'API') return { outcome: 'refused', reason };
  return { outcome: 'unreachable', reason };
}
