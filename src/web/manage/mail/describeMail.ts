import type { Language } from '../../../core/instrument/text.ts';
import type { MailRun } from '../../../storage/mailRuns.ts';
import type { Study } from '../../../storage/studies.ts';
import { type Say, speak } from '../../../words/catalogue.ts';
import { formatInstant } from '../../../words/times.ts';
import type { Site } from '../../site.ts';
import type { Delivery } from './mailer.ts';

/** A run by when it began, and how it stands: being sent, broken off, or how it ended. */
export function describeRun({ mailRuns }: Site, run: MailRun, { settings }: Study, language: Language) {
  const say = speak(language);
  const watched = mailRuns.watch(run);
  const state = run.ended ?? (watched ? 'sending' : 'brokenOff');
  return {
    id: run.id,
    title: say('mail.run', {
      time: formatInstant(run.startedAt, settings.zone, language),
      audience: say(`import.${run.audience}`),
    }),
    state,
    sentence: say(`mail.state.${state}`),
    trouble: watched?.trouble ? say('mail.trouble', { reason: watched.trouble }) : null,
  };
}

/** Why a mail was not sent, and what to do. */
export function describeDelivery({ outcome, reason }: Exclude<Delivery, { outcome: 'sent' }>, say: Say): string {
  if (outcome === 'refused' || outcome === 'busy') return describeFailure(reason, say);
  return say(outcome === 'denied' ? 'mail.denied' : 'mail.unreachable', { reason });
}

/** Why a mail failed for good, by the codes that the mail server answered with, and what to do. */
export function describeFailure(reason: string, say: Say): string {
  const kind = /^[45]\d\d [45]\.2\.2|^552/.test(reason)
    ? 'full'
    : /^\d{3} 5\.1\.|^(550|551|553)$/.test(reason)
      ? 'address'
      : reason.startsWith('4')
        ? 'busy'
        : 'refused';
  return say(`mail.why.${kind}`, { reason });
}
