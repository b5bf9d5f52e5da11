import { readFileSync } from 'node:fs';
import { mailAddress } from '../web/manage/mail/mailAddress.ts';

/** How mails are sent, as the environment says it. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly login: { readonly user: string; readonly pass: string } | null;
  /** `true`: encrypted from the first byte. `false`: encrypted by STARTTLS, which a password demands. `none`: not at all. */
  readonly secure: 'true' | 'false' | 'none';
  readonly from: { readonly address: string; readonly name: string };
}

/** What is wrong with a setting: the key of its sentence, and what fills its blanks. Never a password. */
interface Mistake {
  readonly mistake: string;
  readonly values: Readonly<Record<string, string>>;
}

const usualPort = '587';
const encryptedPort = '465';

/** The settings of the mail server; null where none is named. A secret may also stand in a file, as containers have it. */
export function readMailSettings(env: NodeJS.ProcessEnv): MailSettings | Mistake | null {
  const read = (name: string) => env[name]?.trim() ?? '';
  const host = read('SMTP_HOST');
  if (host === '') return null;
  if (!/^[\w.:-]+$/.test(host)) return { mistake: 'smtpHostBad', values: { host } };
  const port = read('SMTP_PORT') || (read('SMTP_SECURE') === 'true' ? encryptedPort : usualPort);
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    return { mistake: 'smtpPortBad', values: { port } };
  const given = read('SMTP_SECURE') || String(port === encryptedPort);
  const secure = (['true', 'false', 'none'] as const).find((each) => each === given);
  if (!secure) return { mistake: 'smtpSecureBad', values: { secure: given } };
  const user = read('SMTP_USER');
  const pass = readPassword(env);
  if (pass === null) return { mistake: 'smtpPasswordFile', values: { file: read('SMTP_PASSWORD_FILE') } };
  if ((user === '') !== (pass === '')) return { mistake: 'smtpLoginHalf', values: {} };
  const address = read('MAIL_FROM');
  if (!mailAddress.safeParse(address).success) return { mistake: 'mailFromBad', values: { from: address } };
  const name = read('MAIL_FROM_NAME').replaceAll(/\s+/g, ' ');
  return { host, port: Number(port), login: user === '' ? null : { user, pass }, secure, from: { address, name } };
}

/** Empty where there is none; null where its file cannot be read. */
function readPassword(env: NodeJS.ProcessEnv): string | null {
  const file = env['SMTP_PASSWORD_FILE'];
  if (!file) return env['SMTP_PASSWORD'] ?? '';
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return null;
  }
}
