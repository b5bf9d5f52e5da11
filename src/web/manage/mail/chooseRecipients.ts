import type { Audience } from '../../../core/instrument/side.ts';
import type { Invitation } from '../../../storage/invitations.ts';
import { mailAddress } from './mailAddress.ts';

/** Those whom no mail has reached yet, or everybody who has not answered. */
export const choices = ['new', 'all'] as const;
export type Choice = (typeof choices)[number];

export interface Recipients {
  readonly ready: readonly Invitation[];
  readonly withoutAddress: readonly Invitation[];
  readonly badAddress: readonly Invitation[];
}

/** Who of the invited would get a mail, and who could not get one. */
export function chooseRecipients(invitations: readonly Invitation[], audience: Audience, choice: Choice): Recipients {
  const meant = invitations.filter(
    (each) => each.audience === audience && each.state === 'open' && (choice === 'all' || each.mailedAt === null),
  );
  const ready = new Set(meant.filter(({ email }) => mailAddress.safeParse(email).success));
  return {
    ready: [...ready],
    withoutAddress: meant.filter(({ email }) => email === null),
    badAddress: meant.filter((each) => each.email !== null && !ready.has(each)),
  };
}
