import type { Invitation } from '../../../storage/invitations.ts';
import type { MailText } from '../../../storage/mailRuns.ts';
import type { Recipients } from './chooseRecipients.ts';
import type { Mail } from './mailer.ts';
import { writeMail } from './writeMail.ts';

/** Stands for a link in mails that are only looked at; no link of ours is like it. */
const exampleToken = 'only-an-example';
const mostNamed = 5;

/** What a run would send, to whom, to whom not, and in how many minutes; the first mail as it would be, but for its link. */
export function previewMail(
  { ready, withoutAddress, badAddress }: Recipients,
  texts: readonly MailText[],
  rate: number,
  from: string,
  origin: string,
) {
  const [first] = ready;
  const filling = { name: first?.recipient ?? '', link: `${origin}/i/${exampleToken}` };
  const mail: Mail = { to: first?.email ?? '', ...writeMail(texts, filling) };
  return {
    count: ready.length,
    minutes: countMinutes(ready.length, rate),
    names: nameSome(ready),
    withoutAddress: { count: withoutAddress.length, names: nameSome(withoutAddress) },
    badAddress: { count: badAddress.length, names: nameSome(badAddress) },
    mail: { from, ...mail },
  };
}

/** How long it takes until the last of so many mails is sent, in whole minutes. */
export function countMinutes(count: number, rate: number): number {
  return Math.ceil(Math.max(0, count - 1) / rate);
}

function nameSome(invitations: readonly Invitation[]): string {
  const named = invitations
    .slice(0, mostNamed)
    .map(({ recipient, email }) => (email ? `${recipient} <${email}>` : recipient));
  return [...named, ...(invitations.length > mostNamed ? ['…'] : [])].join(', ');
}
